/// The car's public key, and its commitment to a nonce it has not shown yet.
package struct PairingCommitment: Hashable, Sendable {
  package let publicKey: [UInt8]
  package let commitment: Block

  package init(publicKey: [UInt8], commitment: Block) {
    self.publicKey = publicKey
    self.commitment = commitment
  }
}
