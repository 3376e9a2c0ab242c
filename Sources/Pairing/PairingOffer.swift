/// `pairing.start`: the phone's public key, x and y, 64 bytes.
package struct PairingOffer: Hashable, Sendable {
  package let publicKey: [UInt8]
  package init(publicKey: [UInt8]) { self.publicKey = publicKey }
}
