package import CarModel
import Entitlements
package import VehicleCatalog
package import WorldTime

/// A vehicle as both sockets describe it.
package struct VehicleDescription: Codable, Hashable, Sendable, WireDocumented {
  package var vin: String
  package var profile: String
  package var market: String
  package var built: String?
  package var displayName: String
  package var modelYear: Int
  package var trim: String
  package var powertrain: String
  package var headUnit: String
  package var capabilities: [String]
  package var power: PowerMode
  package var network: NetworkQuality
  package var state: CarValues
  package var clock: CarClockReport
  package var documentVersion: Int?
  package var backend: String
  package var services: [BackendServiceReport]

  package static let notes = [
    "vin": "The vehicle identification number.",
    "profile": "Model-generation, model year and trim.",
    "market": "The country it was sold in, ISO 3166-1 alpha-2.",
    "built": "The month it was built, where that decides its equipment.",
    "displayName": "Model, trim and year for people.",
    "modelYear": "The model year.",
    "trim": "The trim as the brochure writes it.",
    "powertrain": "The engines of the profile.",
    "headUnit": "The head unit's generation.",
    "capabilities": "What the hardware can do, by the catalogue's words.",
    "power": "The ignition.",
    "network": "The mobile network where the car stands.",
    "state": "What else a tester sees of the car.",
    "clock": "The time it believes, and the one on its dashboard.",
    "documentVersion": "The version of the entitlement document it keeps.",
    "backend": "The numbering that the maker's back end uses for this car's services.",
    "services": "Its services by those numbers.",
  ]

  package static let sample = VehicleDescription(
    vin: "SJNTAAJ12U0000001", profile: "qashqai-j12b/2025/tekna", market: "FR",
    displayName: "Qashqai Tekna 2025 (FR)", modelYear: 2025, trim: "Tekna",
    powertrain: "MHEV 1.3 DIG-T 140/158", headUnit: "Google built-in 12.3in; CCS2",
    capabilities: ["tcu", "smart_alerts"], power: .on, network: .good, state: .sample,
    clock: .sample, documentVersion: 1, backend: "800-5000-series",
    services: [
      BackendServiceReport(id: 878, service: "remote-door-lock", activationState: .activated)
    ])
}

extension VehicleDescription {
  /// A vehicle at an instant. A phone is not told where the car is while privacy mode is on.
  package init(
    _ vehicle: Vehicle, at now: Instant, in catalog: Catalog, isForPhone: Bool = false
  ) {
    let profile = vehicle.profile
    var state = CarValues(of: vehicle.body, at: now)
    if isForPhone, vehicle.body.isPrivacyModeOn { (state.latitude, state.longitude) = (nil, nil) }
    self.init(
      vin: vehicle.vin.rawValue, profile: profile.name.description, market: profile.market,
      built: profile.built?.description, displayName: profile.displayName,
      modelYear: profile.modelYear, trim: profile.trim, powertrain: profile.powertrain,
      headUnit: profile.headUnit.name, capabilities: profile.capabilities.map(\.rawValue).sorted(),
      power: vehicle.power, network: vehicle.network, state: state,
      clock: CarClockReport(vehicle.clock, at: now), documentVersion: vehicle.record?.version,
      backend: profile.catalogueGeneration.rawValue,
      services: BackendServiceReport.all(of: vehicle, at: now, in: catalog))
  }
}
