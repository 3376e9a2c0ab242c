/// What one kind of car is and has: a generation, model year, trim and market, and the build
/// month where it matters.
///
/// Cheap to keep one per vehicle: all that does not differ by year and market is shared.
package struct VehicleProfile: Sendable {
  package let name: ProfileName
  /// ISO 3166 code of the country the car was sold in.
  package let market: String
  /// When the car was built, if it was said.
  package let built: YearMonth?
  /// The equipment, shared by all years and countries it was sold in.
  package let equipment: TrimEquipment
}

extension VehicleProfile {
  /// As sold: `Qashqai`.
  package var model: String { equipment.model }
  package var modelYear: Int { name.modelYear }
  /// As sold: `Tekna+`.
  package var trim: String { equipment.trim }
  /// The maker's code: `J12B`, or `ZE1-pre0519` for a side of a build date.
  package var generation: String { equipment.generationCode }
  package var powertrain: String { equipment.powertrain }
  package var headUnit: HeadUnitModel { equipment.headUnit }
  /// Which numbering of back-end services the car's head unit speaks.
  package var catalogueGeneration: BackendCatalogue { equipment.backend }
  package var capabilities: Set<Capability> { equipment.capabilities }
  /// The car's counter goes on when the 12 V supply is lost.
  package var hasClockBackup: Bool { equipment.hasClockBackup }
  /// Driven by electricity from a plug.
  package var isElectric: Bool { equipment.isElectric }
  /// Of the smallest traction battery the trim was sold with; `nil` when there is none.
  package var tractionBatteryKilowattHours: Int? { equipment.tractionBatteryKilowattHours }
  package var confidence: String { equipment.provenance.confidence }
  package var source: String { equipment.provenance.source }
  /// `Qashqai Tekna 2025 (FR)`; a trim that begins with the model, as `Leaf First`, names both.
  package var displayName: String {
    "\(trim.hasPrefix("\(model) ") ? "" : "\(model) ")\(trim) \(modelYear) (\(market))"
  }
}

extension VehicleProfile: Hashable {
  package static func == (left: VehicleProfile, right: VehicleProfile) -> Bool {
    left.name == right.name && left.market == right.market && left.built == right.built
      && (left.equipment === right.equipment || left.equipment == right.equipment)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(market)
    hasher.combine(built)
  }
}

/// The head unit of a car.
package struct HeadUnitModel: Hashable, Sendable {
  package let generation: HeadUnitGeneration
  /// For people: `AIVI 8in + TCU AIVC (ccsGen 0/2)`.
  package let name: String
}
