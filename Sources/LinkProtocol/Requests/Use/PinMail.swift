package import WorldTime

/// The tester reads the owner's mail.
package struct PinMail: LinkRequest, Hashable {
  package var vehicle: String?

  package static let method = "pin.mail"
  package static let summary = "Shows the one-time code that was sent to the owner by e-mail."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [
    .vehicleUnknown, .vehicleAmbiguous, .vinInvalid, .pinCodeInvalid,
  ]
  package static let notes = ["vehicle": "The VIN; may be left out while there is only one."]
  package static let example = RequestExample(
    PinMail(),
    returns: Response(
      vehicle: "SJNTAAJ12U0000001", code: "493021",
      until: Instant(milliseconds: 1_769_854_800_000)))

  package init(vehicle: String? = nil) { self.vehicle = vehicle }

  /// What the mail says.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var vehicle: String
    package var code: String
    package var until: Instant

    package static let notes = [
      "vehicle": "The VIN.",
      "code": "Six digits.",
      "until": "World time from which on they are no good.",
    ]

    package init(vehicle: String, code: String, until: Instant) {
      self.vehicle = vehicle
      self.code = code
      self.until = until
    }
  }
}
