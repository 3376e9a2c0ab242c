/// Many new cars join the world at once.
package struct VehiclesAddMany: LinkRequest, Hashable {
  package var count: Int
  package var profiles: [String]
  package var markets: [String]?
  package var vinPrefix: String?
  package var from: Int?

  package static let method = "vehicles.addMany"
  package static let summary =
    "Adds many vehicles, of every profile and market that matches in turn; all of them or none."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [
    .vinInvalid, .vehiclesFull, .profileUnknown, .marketUnknown, .storageFailed,
  ]
  package static let notes = [
    "count": "How many to add.",
    "profiles": "Which profiles: names in which `*` stands for any characters, also `/`.",
    "markets": "Which countries, ISO 3166-1 alpha-2, `*` as above; default: all.",
    "vinPrefix": "What the VINs begin with; a running number fills them up.",
    "from": "Where the running number begins; numbers that are taken are passed over.",
  ]

  package init(
    count: Int, profiles: [String], markets: [String]? = nil, vinPrefix: String? = nil,
    from: Int? = nil
  ) {
    self.count = count
    self.profiles = profiles
    self.markets = markets
    self.vinPrefix = vinPrefix
    self.from = from
  }

  /// What was added.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var added: Int
    package var firstVin: String
    package var lastVin: String
    package var total: Int

    package static let notes = [
      "added": "How many were added.",
      "firstVin": "The VIN of the first one.",
      "lastVin": "The VIN of the last one; those between are in order.",
      "total": "How many vehicles there are now.",
    ]

    package init(added: Int, firstVin: String, lastVin: String, total: Int) {
      self.added = added
      self.firstVin = firstVin
      self.lastVin = lastVin
      self.total = total
    }
  }

  package static let example = RequestExample(
    VehiclesAddMany(count: 100, profiles: ["qashqai-*/2025/*"], markets: ["FR"]),
    returns: Response(
      added: 100, firstVin: "SJNFLEET000000001", lastVin: "SJNFLEET000000100", total: 101))
}
