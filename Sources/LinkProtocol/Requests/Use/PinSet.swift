/// The owner sets the PIN up, or another one.
package struct PinSet: LinkRequest, Hashable {
  package var code: String
  package var pin: String

  package typealias Response = Done

  package static let method = "pin.set"
  package static let summary = "Sets the 4-digit PIN with the one-time code from the e-mail."
  package static let access: [SocketAccess] = [.phoneInSession]
  package static let errors: [ErrorName] = [
    .ownerOnly, .pinCodeInvalid, .inputInvalid, .vehicleUnknown, .storageFailed,
  ]
  package static let notes = [
    "code": "The six digits from the e-mail; good once.",
    "pin": "Four digits.",
  ]
  package static let example = RequestExample(PinSet(code: "493021", pin: "2580"), returns: Done())

  package init(code: String, pin: String) {
    self.code = code
    self.pin = pin
  }
}
