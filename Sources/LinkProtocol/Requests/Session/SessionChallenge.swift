/// The phone names its bond and asks the car to prove that it holds it too.
package struct SessionChallenge: LinkRequest, Hashable {
  package var bond: String
  package var nonce: String

  package static let method = "session.challenge"
  package static let summary = "Asks the car for its proof of the bond and a fresh nonce."
  package static let access: [SocketAccess] = [.phoneGreeted]
  package static let errors: [ErrorName] = [.bondUnknown, .invalidParams]
  package static let notes = [
    "bond": "The bond's id.",
    "nonce": "16 fresh bytes of the phone in base64url.",
  ]

  package init(bond: String, nonce: String) {
    self.bond = bond
    self.nonce = nonce
  }

  /// The car's nonce and proof.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var nonce: String
    package var proof: String

    package static let notes = [
      "nonce": "16 fresh bytes of the car in base64url.",
      "proof": "AES-CMAC of the car's role, both nonces and the VIN under the bond's key.",
    ]

    package init(nonce: String, proof: String) {
      self.nonce = nonce
      self.proof = proof
    }
  }

  package static let example = RequestExample(
    SessionChallenge(bond: "b-1f6e8c2a90d14b77", nonce: "1cuEVNF3cz7__7LscSuuqw"),
    returns: Response(nonce: "pujnzCWnX24hZYP3_z3Ezw", proof: "8skW8Qepvc8eqGGf7XTwJQ"))
}
