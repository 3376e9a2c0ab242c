/// Which cars there are.
package struct VehiclesList: LinkRequest, Hashable {
  package static let method = "vehicles.list"
  package static let summary = "Lists the vehicles by VIN."
  package static let access: [SocketAccess] = [.controlReader]
  package static let errors: [ErrorName] = []
  package static let notes: [String: String] = [:]

  package init() {}

  /// In order of VIN.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var vehicles: [Row]

    package static let notes = ["vehicles": "The vehicles in order of VIN."]

    package init(vehicles: [Row]) { self.vehicles = vehicles }
  }

  /// A vehicle in short.
  package struct Row: Codable, Hashable, Sendable, WireDocumented {
    package var vin: String
    package var profile: String
    package var market: String
    package var bonds: Int
    package var documentVersion: Int?

    package static let notes = [
      "vin": "The vehicle identification number.",
      "profile": "Model-generation, model year and trim.",
      "market": "The country it was sold in.",
      "bonds": "How many phones are paired.",
      "documentVersion": "The version of the entitlement document it keeps.",
    ]

    package init(
      vin: String, profile: String, market: String, bonds: Int, documentVersion: Int? = nil
    ) {
      self.vin = vin
      self.profile = profile
      self.market = market
      self.bonds = bonds
      self.documentVersion = documentVersion
    }
  }

  package static let example = RequestExample(
    VehiclesList(),
    returns: Response(vehicles: [
      Row(
        vin: "SJNTAAJ12U0000001", profile: "qashqai-j12b/2025/tekna", market: "FR", bonds: 1,
        documentVersion: 1)
    ]))
}
