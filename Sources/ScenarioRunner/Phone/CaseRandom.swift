import HeadUnit
import Synchronization

/// The random numbers of one case: the same case draws the same, whatever runs beside it.
///
/// - Source: Fowler, Noll and Vo, FNV-1a, of the name.
package struct CaseRandom: RandomNumberGenerator, Sendable {
  private var generator: SplitMix64

  /// - Parameters:
  ///   - seed: The world's.
  ///   - name: What they are for, such as the case's id; other names, other numbers.
  package init(seed: UInt64, _ name: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    generator = SplitMix64(seed: hash ^ (seed &* 0x9E37_79B9_7F4A_7C15))
  }

  package mutating func next() -> UInt64 { generator.next() }

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

/// A generator that several tasks share.
final class SharedRandom: Sendable {
  private let generator: Mutex<CaseRandom>

  init(_ generator: CaseRandom) { self.generator = Mutex(generator) }

  func bytes(_ count: Int) -> [UInt8] { generator.withLock { $0.bytes(count) } }

  /// A generator of one's own, which the next ones do not resemble.
  func split() -> CaseRandom {
    let seed = generator.withLock { $0.next() }
    return CaseRandom(seed: seed, "split")
  }
}
