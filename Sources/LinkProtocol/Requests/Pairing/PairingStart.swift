/// Opens a pairing from the phone's side: public keys, and the car's commitment.
///
/// - Source: Bluetooth Core, Vol 3 Part H §2.3.5.6.2 (numeric comparison), steps 1 and 3.
package struct PairingStart: LinkRequest, Hashable {
  package var publicKey: String

  package static let method = "pairing.start"
  package static let summary = "Exchanges public keys; the car commits to its nonce."
  package static let access: [SocketAccess] = [.phoneGreeted]
  /// It makes a key pair and a shared secret.
  package static let weight = 8
  package static let errors: [ErrorName] = [
    .pairingClosed, .pairingBusy, .pairingLocked, .pairingMessageInvalid, .bondsFull, .lowBattery,
  ]
  package static let notes = [
    "publicKey": "The phone's P-256 key, x and y, 64 bytes in base64url."
  ]

  package init(publicKey: String) { self.publicKey = publicKey }

  /// The car's key and its commitment Cb = f4(PKb, PKa, Nb, 0).
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var publicKey: String
    package var commitment: String

    package static let notes = [
      "publicKey": "The car's P-256 key, x and y, 64 bytes in base64url.",
      "commitment": "f4 over both keys and the car's nonce, 16 bytes in base64url.",
    ]

    package init(publicKey: String, commitment: String) {
      self.publicKey = publicKey
      self.commitment = commitment
    }
  }

  package static let example = RequestExample(
    PairingStart(
      publicKey:
        "ILAD0vKXviwuLIOn6fmlue_0kRGs9P3bzAMBSA41nebcgJxJZSrrbWMzmr9aUhVXZ2I8ZCSvdA-3RxZUqdIBWA"
    ),
    returns: Response(
      publicKey:
        "HqHw8B-vHZYJWSKE8Z5MAEe1iv2GFaafVZB3siuYqhkJMWxV9TKeNDJlxJFkGpFQMmc2bMSZM_Fw9WnKcAuY_A",
      commitment: "8skW8Qepvc8eqGGf7XTwJQ"))
}
