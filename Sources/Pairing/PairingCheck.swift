/// `pairing.confirm`: the phone's check value, and what it says beside it under its seal.
package struct PairingCheck: Hashable, Sendable {
  package let check: Block
  package let claims: PairingClaims
  package let seal: Block

  package init(check: Block, claims: PairingClaims, seal: Block) {
    self.check = check
    self.claims = claims
    self.seal = seal
  }
}

/// The answer to `pairing.confirm`: the car's check value, and what it says beside it under its
/// seal.
package struct PairingAnswer: Hashable, Sendable {
  package let check: Block
  package let terms: PairingTerms
  package let seal: Block

  package init(check: Block, terms: PairingTerms, seal: Block) {
    self.check = check
    self.terms = terms
    self.seal = seal
  }
}
