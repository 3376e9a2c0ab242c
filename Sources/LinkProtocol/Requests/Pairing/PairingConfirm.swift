package import CarModel

/// The phone's person said yes: both sides prove that they hold the same key.
///
/// Answered when the person at the car has said yes too, or no, or nothing for too long.
package struct PairingConfirm: LinkRequest, Hashable {
  package var check: String
  package var storeRoot: String?
  package var formerBond: String?
  package var formerBondProof: String?
  package var seal: String

  package static let method = "pairing.confirm"
  package static let summary = "Confirms the six digits and completes the bond."
  package static let access: [SocketAccess] = [.phoneGreeted]
  package static let ordering = ReplyOrdering.whenReady
  package static let errors: [ErrorName] = [
    .pairingOutOfOrder, .pairingMessageInvalid, .pairingCheckFailed, .pairingRejected,
    .pairingNumberMismatch, .pairingClosed, .pairingTimedOut, .rootMalformed, .storeRootRefused,
    .bondsFull, .lowBattery, .storageFailed,
  ]
  package static let notes = [
    "check": "Ea = f6 over the exchange, 16 bytes in base64url.",
    "storeRoot": "The store's Ed25519 root key (JWK `x`), which a car that trusts none takes.",
    "formerBond":
      "The phone's older bond with this car, whose place and role the new one takes; without it"
      + " the phone is one more driver.",
    "formerBondProof":
      "Comes with formerBond: AES-CMAC under its key of \"former bond\" and both public keys,"
      + " nonces and addresses of this pairing, the phone's first.",
    "seal":
      "AES-CMAC over storeRoot, formerBond and formerBondProof *or their absence*, under a key that"
      + " comes from the MacKey: nobody between can take out, put in or change any of them.",
  ]

  package init(
    check: String, storeRoot: String? = nil, formerBond: String? = nil,
    formerBondProof: String? = nil, seal: String
  ) {
    self.check = check
    self.storeRoot = storeRoot
    self.formerBond = formerBond
    self.formerBondProof = formerBondProof
    self.seal = seal
  }

  /// The car's check, the new bond, and what the car made of it.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var check: String
    package var bond: String
    package var role: Bond.Role
    package var replacedBonds: [String]
    package var trustedRoots: [String]
    package var seal: String

    package static let notes = [
      "check": "Eb = f6 over the exchange, 16 bytes in base64url.",
      "bond": "The id both sides keep for this bond.",
      "role": "What the phone may do with the car.",
      "replacedBonds": "Bonds that the car forgot for this one.",
      "trustedRoots": "Thumbprints of the store roots the car trusts now.",
      "seal":
        "AES-CMAC over role, replacedBonds and trustedRoots; the phone believes none of them, and"
        + " keeps no bond, unless it fits.",
    ]

    package init(
      check: String, bond: String, role: Bond.Role, replacedBonds: [String],
      trustedRoots: [String], seal: String
    ) {
      self.check = check
      self.bond = bond
      self.role = role
      self.replacedBonds = replacedBonds
      self.trustedRoots = trustedRoots
      self.seal = seal
    }
  }

  package static let example = RequestExample(
    PairingConfirm(check: "48RzmJzQ6MXSbAsJ2pWPYQ", seal: "pWPYUcE48Rzmg3c0zDyqIw"),
    returns: Response(
      check: "3c0zDyqI2pWPYUcE48Rzmg", bond: "b-1f6e8c2a90d14b77", role: .owner,
      replacedBonds: [], trustedRoots: ["kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"],
      seal: "8RzmJzQ6MXSbAsJ2pWPYQw"))
}
