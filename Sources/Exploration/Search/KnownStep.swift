/// A step that is known.
struct KnownStep: Sendable {
  /// The number of where it leads; `nil` when it cannot happen.
  let target: Int?
  let isTaken: Bool
  /// A document was refused because it seems to come from the future.
  let isEarly: Bool
  /// Number of the invariant that the step breaks.
  let broken: UInt8

  init(target: Int?, isTaken: Bool = false, isEarly: Bool = false, broken: UInt8 = 0) {
    self.target = target
    self.isTaken = isTaken
    self.isEarly = isEarly
    self.broken = broken
  }

  /// The same step, with an invariant that it breaks elsewhere.
  func breaking(_ invariant: UInt8) -> KnownStep {
    KnownStep(target: target, isTaken: isTaken, isEarly: isEarly, broken: invariant)
  }

  /// Target and 1: 25 bits · taken 1 · early 1 · broken 5.
  init(packed: UInt32) {
    target = packed & (1 << 25 - 1) == 0 ? nil : Int(packed & (1 << 25 - 1)) - 1
    isTaken = packed & 1 << 25 != 0
    isEarly = packed & 1 << 26 != 0
    broken = UInt8(packed >> 27)
  }

  var packed: UInt32 {
    let flags: UInt32 = (isTaken ? 1 << 25 : 0) | (isEarly ? 1 << 26 : 0)
    return UInt32((target ?? -1) + 1) | flags | UInt32(broken) << 27
  }
}

/// A step that was not taken yet.
enum MissingStep: Hashable, Sendable {
  case store(Int, ExplorationEvent)
  case acknowledgement(store: Int, version: Int)
  case car(Int, ExplorationEvent)
  case healing(car: Int)
  case delivery(car: Int, document: DocumentNumber, event: ExplorationEvent)

  /// The car that takes it; `nil` for a step of the store.
  var car: Int? {
    switch self {
    case .store, .acknowledgement: nil
    case .car(let car, _), .healing(let car), .delivery(let car, _, _): car
    }
  }
}
