/// Which cars there are, a page at a time.
package struct VehiclesList: LinkRequest, Hashable {
  package var after: String?
  package var limit: Int?

  package static let method = "vehicles.list"
  package static let summary = "Lists the vehicles by VIN, a page at a time."
  package static let access: [SocketAccess] = [.controlReader]
  package static let errors: [ErrorName] = [.vinInvalid]
  package static let notes = [
    "after": "Only those whose VIN comes after this one: the `next` of the page before.",
    "limit": "How many at most, 1 to 1,000; default: 1,000.",
  ]

  package init(after: String? = nil, limit: Int? = nil) {
    self.after = after
    self.limit = limit
  }

  /// In order of VIN.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var vehicles: [Row]
    package var total: Int
    package var next: String?

    package static let notes = [
      "vehicles": "The vehicles in order of VIN.",
      "total": "How many vehicles there are on all pages.",
      "next": "Where the next page begins (`after`); absent on the last one.",
    ]

    package init(vehicles: [Row], total: Int, next: String? = nil) {
      self.vehicles = vehicles
      self.total = total
      self.next = next
    }
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
    returns: Response(
      vehicles: [
        Row(
          vin: "SJNTAAJ12U0000001", profile: "qashqai-j12b/2025/tekna", market: "FR", bonds: 1,
          documentVersion: 1)
      ], total: 1))
}
