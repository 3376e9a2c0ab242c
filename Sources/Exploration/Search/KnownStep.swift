/// A step that is known.
struct KnownStep: Sendable {
  /// The number of where it leads; `nil` when it cannot happen.
  let target: Int?
  let isTaken: Bool
  /// Number of the invariant that the step breaks.
  let broken: UInt8

  init(target: Int?, isTaken: Bool = false, broken: UInt8 = 0) {
    (self.target, self.isTaken, self.broken) = (target, isTaken, broken)
  }

  /// Target and 1: 25 bits · taken 1 · broken 5.
  init(packed: UInt32) {
    target = packed & (1 << 25 - 1) == 0 ? nil : Int(packed & (1 << 25 - 1)) - 1
    isTaken = packed & 1 << 25 != 0
    broken = UInt8(packed >> 26)
  }

  var packed: UInt32 {
    UInt32((target ?? -1) + 1) | (isTaken ? 1 << 25 : 0) | UInt32(broken) << 26
  }
}

/// A step that was not taken yet.
enum MissingStep: Hashable, Sendable {
  case store(Int, ExplorationEvent)
  case acknowledgement(store: Int, version: Int)
  case car(Int, ExplorationEvent)
  case healing(car: Int)
  case delivery(car: Int, document: DocumentNumber, event: ExplorationEvent)
}
