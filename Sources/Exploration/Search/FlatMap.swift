/// A table from 64-bit keys, never all ones, to 32-bit values, in two flat arrays.
struct FlatMap: Sendable {
  private var keys: [UInt64]
  private var values: [UInt32]
  private var count = 0

  private static let empty = UInt64.max

  init() {
    keys = Array(repeating: Self.empty, count: 1 << 10)
    values = Array(repeating: 0, count: 1 << 10)
  }

  subscript(key: UInt64) -> UInt32? {
    let slot = slot(of: key)
    return keys[slot] == key ? values[slot] : nil
  }

  mutating func insert(_ key: UInt64, _ value: UInt32) {
    if count * 2 >= keys.count { grow() }
    let slot = slot(of: key)
    if keys[slot] != key { count += 1 }
    (keys[slot], values[slot]) = (key, value)
  }

  /// Where the key stands, or would.
  private func slot(of key: UInt64) -> Int {
    var mixed = key &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed >> 32
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: mixed) & mask
    while keys[slot] != Self.empty, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = Array(repeating: Self.empty, count: oldKeys.count * 2)
    values = Array(repeating: 0, count: oldKeys.count * 2)
    for (key, value) in zip(oldKeys, oldValues) where key != Self.empty {
      let slot = slot(of: key)
      (keys[slot], values[slot]) = (key, value)
    }
  }
}
