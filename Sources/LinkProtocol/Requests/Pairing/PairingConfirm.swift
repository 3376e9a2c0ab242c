/// The phone's person said yes: both sides prove that they hold the same key.
///
/// Answered when the person at the car has said yes too, or no, or nothing for too long.
package struct PairingConfirm: LinkRequest, Hashable {
  package var check: String
  package var storeRoot: String?
  package var storeRootMac: String?

  package static let method = "pairing.confirm"
  package static let summary = "Confirms the six digits and completes the bond."
  package static let access: [SocketAccess] = [.phoneGreeted]
  package static let ordering = ReplyOrdering.whenReady
  package static let errors: [ErrorName] = [
    .pairingOutOfOrder, .pairingMessageInvalid, .pairingCheckFailed, .pairingRejected,
    .pairingNumberMismatch, .pairingClosed, .pairingTimedOut, .storeRootRefused, .bondsFull,
    .lowBattery, .storageFailed,
  ]
  package static let notes = [
    "check": "Ea = f6 over the exchange, 16 bytes in base64url.",
    "storeRoot": "The store's Ed25519 root key (JWK `x`), which a car that trusts none takes.",
    "storeRootMac": "AES-CMAC of the root under the MacKey, so that nobody between can swap it.",
  ]

  package init(check: String, storeRoot: String? = nil, storeRootMac: String? = nil) {
    self.check = check
    self.storeRoot = storeRoot
    self.storeRootMac = storeRootMac
  }

  /// The car's check and the new bond.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var check: String
    package var bond: String
    package var trustedRoots: [String]

    package static let notes = [
      "check": "Eb = f6 over the exchange, 16 bytes in base64url.",
      "bond": "The id both sides keep for this bond.",
      "trustedRoots": "Thumbprints of the store roots the car trusts now.",
    ]

    package init(check: String, bond: String, trustedRoots: [String]) {
      self.check = check
      self.bond = bond
      self.trustedRoots = trustedRoots
    }
  }

  package static let example = RequestExample(
    PairingConfirm(check: "48RzmJzQ6MXSbAsJ2pWPYQ"),
    returns: Response(
      check: "3c0zDyqI2pWPYUcE48Rzmg", bond: "b-1f6e8c2a90d14b77",
      trustedRoots: ["kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"]))
}
