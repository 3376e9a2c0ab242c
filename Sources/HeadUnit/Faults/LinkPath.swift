import LinkProtocol

/// One direction of one connection: lines of the same path stand in an order.
struct LinkPath: Hashable, Sendable {
  let connection: UInt64
  let direction: Direction

  /// Which way a line goes.
  enum Direction: Hashable, Sendable {
    case toCar, toPhone
  }
}

extension FaultDirection {
  func covers(_ direction: LinkPath.Direction) -> Bool {
    switch self {
    case .toCar: direction == .toCar
    case .toPhone: direction == .toPhone
    case .both: true
    }
  }
}
