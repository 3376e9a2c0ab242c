/// `pairing.confirm`: the phone's check value, and the root of its store for a car that trusts
/// none yet.
package struct PairingCheck: Hashable, Sendable {
  package let check: Block
  package let storeRoot: ProvenStoreRoot?

  package init(check: Block, storeRoot: ProvenStoreRoot? = nil) {
    self.check = check
    self.storeRoot = storeRoot
  }
}

/// A store's root key under a code that only the two sides of the pairing can make.
package struct ProvenStoreRoot: Hashable, Sendable {
  /// The Ed25519 public key, 32 bytes (`x` of its JSON Web Key).
  package let x: [UInt8]
  package let mac: Block

  package init(x: [UInt8], mac: Block) {
    self.x = x
    self.mac = mac
  }
}
