/// The phone brings a signed time.
package struct TimeStatement: LinkRequest, Hashable {
  package var statement: String

  package typealias Response = CarClockReport

  package static let method = "time.statement"
  package static let summary =
    "Gives the car a time that the store signed; a fresh one sets its clock, others only forward."
  package static let access: [SocketAccess] = [.phoneInSession]
  package static let errors: [ErrorName] = [
    .malformed, .tooLarge, .badSignature, .unknownKey, .keyExpired, .algorithmNotAllowed,
    .wrongVehicle, .wrongAudience, .rollback, .notYetValid, .nonceUnknown, .vehicleUnknown,
    .storageFailed,
  ]
  package static let notes = ["statement": "JWS compact, up to 4 KiB."]
  package static let example = RequestExample(
    TimeStatement(statement: "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl"), returns: .sample)

  package init(statement: String) { self.statement = statement }
}
