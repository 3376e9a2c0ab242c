package import CarModel

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
  package var state: VehicleStateReport
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

  package init(
    vin: String, profile: String, market: String, built: String? = nil, displayName: String,
    modelYear: Int, trim: String, powertrain: String, headUnit: String, capabilities: [String],
    power: PowerMode, network: NetworkQuality, state: VehicleStateReport, clock: CarClockReport,
    documentVersion: Int? = nil, backend: String, services: [BackendServiceReport]
  ) {
    self.vin = vin
    self.profile = profile
    self.market = market
    self.built = built
    self.displayName = displayName
    self.modelYear = modelYear
    self.trim = trim
    self.powertrain = powertrain
    self.headUnit = headUnit
    self.capabilities = capabilities
    self.power = power
    self.network = network
    self.state = state
    self.clock = clock
    self.documentVersion = documentVersion
    self.backend = backend
    self.services = services
  }

  package static let sample = VehicleDescription(
    vin: "SJNTAAJ12U0000001", profile: "qashqai-j12b/2025/tekna", market: "FR",
    displayName: "Qashqai Tekna 2025 (FR)", modelYear: 2025, trim: "Tekna",
    powertrain: "MHEV 1.3 DIG-T 140/158", headUnit: "Google built-in 12.3in; CCS2",
    capabilities: ["tcu", "smart_alerts"], power: .on, network: .good, state: .sample,
    clock: .sample, documentVersion: 1, backend: "800-5000-series",
    services: [BackendServiceReport(id: 878, service: "remote-door-lock", state: .activated)])
}
