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
  package var confidence: String { equipment.provenance.confidence }
  package var source: String { equipment.provenance.source }
  /// `Qashqai Tekna 2025 (FR)`.
  package var displayName: String { "\(model) \(trim) \(modelYear) (\(market))" }
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

/// One trim in one market group: what the generation, the trim and the market say together.
package final class TrimEquipment: Sendable {
  /// The side of a build date that rules name: `leaf-ze1`, `leaf-ze1-pre0519`.
  package let build: GenerationID
  package let model: String
  package let generationCode: String
  package let trim: String
  /// Lower kebab-case of ``trim``: `tekna-plus`.
  package let trimName: String
  package let years: YearRange
  /// The market as the file writes it: a country, or `EU_OTHER`.
  package let marketGroup: String
  /// The countries that ``marketGroup`` stands for.
  package let countries: [String]
  package let powertrain: String
  package let headUnit: HeadUnitModel
  package let backend: BackendCatalogue
  package let capabilities: Set<Capability>
  /// The first build month that the app serves; `nil` when there is none.
  package let connectedFrom: YearMonth?
  package let provenance: Provenance

  init(
    build: Build.Identity,
    trim: String,
    years: YearRange,
    marketGroup: String,
    countries: [String],
    powertrain: String,
    headUnit: HeadUnitModel,
    backend: BackendCatalogue,
    capabilities: Set<Capability>,
    provenance: Provenance
  ) {
    self.build = build.id
    model = build.model
    generationCode = build.code
    connectedFrom = build.connectedFrom
    self.trim = trim
    trimName = kebabCase(trim)
    self.years = years
    self.marketGroup = marketGroup
    self.countries = countries
    self.powertrain = powertrain
    self.headUnit = headUnit
    self.backend = backend
    self.capabilities = capabilities
    self.provenance = provenance
  }
}

extension TrimEquipment: Equatable {
  package static func == (left: TrimEquipment, right: TrimEquipment) -> Bool {
    left.build == right.build && left.model == right.model
      && left.generationCode == right.generationCode && left.trim == right.trim
      && left.years == right.years && left.countries == right.countries
      && left.powertrain == right.powertrain && left.headUnit == right.headUnit
      && left.backend == right.backend && left.capabilities == right.capabilities
      && left.connectedFrom == right.connectedFrom && left.provenance == right.provenance
  }
}
