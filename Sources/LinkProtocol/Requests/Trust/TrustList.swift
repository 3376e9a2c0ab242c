import Entitlements
import WorldTime

/// Whom the cars trust.
package struct TrustList: LinkRequest, Hashable {
  package var vehicle: String?
  package var after: String?
  package var limit: Int?

  package static let method = "trust.list"
  package static let summary =
    "Lists the store roots that a vehicle, or every one, trusts, a page at a time."
  package static let access: [SocketAccess] = [.controlReader]
  package static let errors: [ErrorName] = [.vehicleUnknown, .vinInvalid]
  package static let notes = [
    "vehicle": "Only this VIN's roots.",
    "after": "Only vehicles whose VIN comes after this one: the `next` of the page before.",
    "limit": "How many vehicles to look at, 1 to 1,000; default: 1,000.",
  ]

  package init(vehicle: String? = nil, after: String? = nil, limit: Int? = nil) {
    self.vehicle = vehicle
    self.after = after
    self.limit = limit
  }

  /// The trust file's roots first.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var roots: [RootReport]
    package var next: String?

    package static let notes = [
      "roots": "The trusted roots, those of the trust file first.",
      "next": "Where the next page begins (`after`); absent on the last one.",
    ]

    package init(roots: [RootReport], next: String? = nil) {
      self.roots = roots
      self.next = next
    }
  }

  package static let example = RequestExample(
    TrustList(),
    returns: Response(roots: [
      RootReport(
        vehicle: "SJNTAAJ12U0000001",
        fingerprint: "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", origin: .firstUse,
        since: Instant(milliseconds: 1_769_853_600_000))
    ]))
}
