/// One state of the explored world in 128 bits.
///
/// Not a hash: store, car and documents are numbered as they are first met, and the numbers are
/// packed next to each other. Two states are equal exactly when their keys are.
package struct StateKey: Hashable, Sendable {
  /// Store 20 bits · car 24 · the link is up 1 · the phone's document 14, from the lowest on.
  let low: UInt64
  /// Four documents in flight, 14 bits each, ascending; 0 for none.
  let high: UInt64

  /// Documents that can be in flight.
  package static let flightSlots = 4
  static let storesMax = 1 << 20
  static let carsMax = 1 << 24
  static let documentsMax = 1 << 14 - 1

  private static let documentBits: UInt64 = 14
  private static let documentMask: UInt64 = 1 << 14 - 1
  private static let linkBit: UInt64 = 1 << 44

  init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }

  init(store: Int, car: Int, isConnected: Bool, phone: DocumentNumber) {
    low =
      UInt64(store) | UInt64(car) << 20 | (isConnected ? Self.linkBit : 0) | UInt64(phone) << 45
    high = 0
  }

  var store: Int { Int(low & (1 << 20 - 1)) }
  var car: Int { Int(low >> 20 & (1 << 24 - 1)) }
  var isConnected: Bool { low & Self.linkBit != 0 }
  var phone: DocumentNumber { DocumentNumber(low >> 45 & Self.documentMask) }

  func flight(_ slot: Int) -> DocumentNumber {
    DocumentNumber(high >> (UInt64(slot) * Self.documentBits) & Self.documentMask)
  }

  /// Documents in flight; the empty slots come first.
  var flightCount: Int { (0..<Self.flightSlots).reduce(0) { $0 + (flight($1) == 0 ? 0 : 1) } }
}

extension StateKey {
  func with(store: Int) -> StateKey {
    StateKey(low: low & ~(1 << 20 - 1) | UInt64(store), high: high)
  }

  func with(car: Int) -> StateKey {
    StateKey(low: low & ~((1 << 24 - 1) << 20) | UInt64(car) << 20, high: high)
  }

  func with(isConnected: Bool) -> StateKey {
    StateKey(low: isConnected ? low | Self.linkBit : low & ~Self.linkBit, high: high)
  }

  func with(phone: DocumentNumber) -> StateKey {
    StateKey(low: low & ~(Self.documentMask << 45) | UInt64(phone) << 45, high: high)
  }

  /// One more document in flight. There must be room.
  func adding(_ document: DocumentNumber) -> StateKey {
    // Slot 0 is empty: the others move down until the new one finds its place.
    var packed: UInt64 = 0
    var rest = document
    var slot = Self.flightSlots - 1
    while slot >= 1 {
      let known = flight(slot)
      let larger = max(known, rest)
      rest = min(known, rest)
      packed |= UInt64(larger) << (UInt64(slot) * Self.documentBits)
      slot -= 1
    }
    return StateKey(low: low, high: packed | UInt64(rest))
  }

  /// One document in flight less.
  func removing(slot: Int) -> StateKey {
    let below = UInt64(slot) * Self.documentBits
    let above = below + Self.documentBits
    let kept = (high >> above) << above
    let moved = (high & (1 << below - 1)) << Self.documentBits
    return StateKey(low: low, high: kept | moved)
  }

  /// Well mixed, for a table.
  var scattered: UInt64 {
    var value = low ^ (high &* 0x9E37_79B9_7F4A_7C15)
    value ^= value >> 32
    value &*= 0xD6E8_FEB8_6659_FD93
    value ^= value >> 29
    value &*= 0xD6E8_FEB8_6659_FD93
    return value ^ value >> 32
  }
}
