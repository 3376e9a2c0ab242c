/// The nonces: the phone's first, then the car's, which must fit the commitment.
package struct PairingExchange: LinkRequest, Hashable {
  package var nonce: String

  package static let method = "pairing.exchange"
  package static let summary = "Exchanges nonces; six digits then stand on both screens."
  package static let access: [SocketAccess] = [.phoneGreeted]
  package static let errors: [ErrorName] = [
    .pairingOutOfOrder, .pairingMessageInvalid, .pairingRejected, .pairingClosed,
  ]
  package static let notes = ["nonce": "The phone's nonce Na, 16 bytes in base64url."]

  package init(nonce: String) { self.nonce = nonce }

  /// The car's nonce.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var nonce: String

    package static let notes = ["nonce": "The car's nonce Nb, 16 bytes in base64url."]

    package init(nonce: String) { self.nonce = nonce }
  }

  package static let example = RequestExample(
    PairingExchange(nonce: "1cuEVNF3cz7__7LscSuuqw"),
    returns: Response(nonce: "pujnzCWnX24hZYP3_z3Ezw"))
}
