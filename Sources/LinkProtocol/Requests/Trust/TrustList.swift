import WorldTime

/// Whom the cars trust.
package struct TrustList: LinkRequest, Hashable {
  package var vehicle: String?

  package static let method = "trust.list"
  package static let summary = "Lists the store roots that a vehicle, or every one, trusts."
  package static let access: [SocketAccess] = [.controlReader]
  package static let errors: [ErrorName] = [.vehicleUnknown, .vinInvalid]
  package static let notes = ["vehicle": "Only this VIN's roots."]

  package init(vehicle: String? = nil) { self.vehicle = vehicle }

  /// The trust file's roots first.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var roots: [RootReport]

    package static let notes = ["roots": "The trusted roots, those of the trust file first."]

    package init(roots: [RootReport]) { self.roots = roots }
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
