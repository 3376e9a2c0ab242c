import Crypto
import HeadUnit
import Pairing
import Synchronization
import TestSupport

extension Entropy {
  /// SeededGenerator that fall the same way for the same seed.
  static func seeded(_ seed: UInt64) -> Entropy {
    let generator = SharedRandom(seed: seed)
    return Entropy(pairingKey: { generator.key() }, block: { generator.block() })
  }
}

private final class SharedRandom: Sendable {
  private let generator: Mutex<SeededGenerator>

  init(seed: UInt64) { generator = Mutex(SeededGenerator(seed: seed)) }

  func block() -> Block { generator.withLock { Block.random(using: &$0) } }

  func key() -> P256.KeyAgreement.PrivateKey {
    while true {
      let bytes = block().bytes + block().bytes
      if let key = try? P256.KeyAgreement.PrivateKey(rawRepresentation: bytes) { return key }
    }
  }
}
