/// The phone proves the bond in turn; from here on the connection speaks for it.
package struct SessionOpen: LinkRequest, Hashable {
  package var proof: String

  package typealias Response = Done

  package static let method = "session.open"
  package static let summary = "Proves the phone's side of the bond and opens the session."
  package static let access: [SocketAccess] = [.phoneGreeted]
  package static let errors: [ErrorName] = [
    .bondUnknown, .sessionProofInvalid, .sessionTimedOut, .invalidParams,
  ]
  package static let notes = [
    "proof": "AES-CMAC of the phone's role, both nonces and the VIN under the bond's key."
  ]
  package static let example = RequestExample(
    SessionOpen(proof: "KWXxdqEISgL9P2ogzmNuIA"), returns: Done())

  package init(proof: String) { self.proof = proof }
}
