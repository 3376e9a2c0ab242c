import HeadUnit
import Synchronization

/// The dice of one case: the same case rolls the same, whatever runs beside it.
///
/// - Source: Fowler, Noll and Vo, FNV-1a, of the name.
package struct CaseDice: RandomNumberGenerator, Sendable {
  private var dice: SplitMix64

  /// - Parameters:
  ///   - seed: The world's.
  ///   - name: What they are for, such as the case's id; other names, other dice.
  package init(seed: UInt64, _ name: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    dice = SplitMix64(seed: hash ^ (seed &* 0x9E37_79B9_7F4A_7C15))
  }

  package mutating func next() -> UInt64 { dice.next() }

  /// So many bytes.
  mutating func bytes(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let word = next()
      for shift in stride(from: 0, to: 64, by: 8) where bytes.count < count {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
      }
    }
    return bytes
  }
}

/// Dice that several hands take in turns.
final class SharedDice: Sendable {
  private let dice: Mutex<CaseDice>

  init(_ dice: CaseDice) { self.dice = Mutex(dice) }

  func bytes(_ count: Int) -> [UInt8] { dice.withLock { $0.bytes(count) } }

  /// Dice of one's own, which the next ones do not resemble.
  func split() -> CaseDice {
    let seed = dice.withLock { $0.next() }
    return CaseDice(seed: seed, "split")
  }
}
