import Crypto
import HeadUnit
import Pairing
import Synchronization
import TestSupport

extension Entropy {
  /// SeededGenerator that fall the same way for the same seed.
  static func seeded(_ seed: UInt64) -> Entropy {
    let dice = SharedDice(seed: seed)
    return Entropy(pairingKey: { dice.key() }, block: { dice.block() })
  }
}

private final class SharedDice: Sendable {
  private let dice: Mutex<SeededGenerator>

  init(seed: UInt64) { dice = Mutex(SeededGenerator(seed: seed)) }

  func block() -> Block { dice.withLock { Block.random(using: &$0) } }

  func key() -> P256.KeyAgreement.PrivateKey {
    while true {
      let bytes = block().bytes + block().bytes
      if let key = try? P256.KeyAgreement.PrivateKey(rawRepresentation: bytes) { return key }
    }
  }
}
