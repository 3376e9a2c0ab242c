package import WorldTime

/// The owner wants to set up the PIN.
package struct PinRequest: LinkRequest, Hashable {
  package static let method = "pin.request"
  package static let summary =
    "Sends the owner a one-time code by e-mail, with which a PIN can be set for ten minutes."
  package static let access: [SocketAccess] = [.phoneInSession]
  package static let errors: [ErrorName] = [.ownerOnly, .vehicleUnknown]
  package static let notes: [String: String] = [:]
  package static let example = RequestExample(
    PinRequest(), returns: Response(until: Instant(milliseconds: 1_769_854_800_000)))

  package init() {}

  /// How long the code is good. The code itself is in the mail, which the test bench reads.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var until: Instant

    package static let notes = ["until": "World time from which on the code is no good."]

    package init(until: Instant) { self.until = until }
  }
}
