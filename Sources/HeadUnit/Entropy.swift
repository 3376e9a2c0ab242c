package import Crypto
package import Pairing

/// The daemon's random numbers: the only place of it that draws random values.
package struct Entropy: Sendable {
  /// A fresh key for one pairing.
  package let pairingKey: @Sendable () -> P256.KeyAgreement.PrivateKey
  /// 16 fresh bytes.
  package let block: @Sendable () -> Block

  package init(
    pairingKey: @escaping @Sendable () -> P256.KeyAgreement.PrivateKey,
    block: @escaping @Sendable () -> Block
  ) {
    self.pairingKey = pairingKey
    self.block = block
  }

  /// The system's generator.
  package static let live = Entropy(
    pairingKey: { P256.KeyAgreement.PrivateKey() },
    block: {
      var generator = SystemRandomNumberGenerator()
      return .random(using: &generator)
    })
}
