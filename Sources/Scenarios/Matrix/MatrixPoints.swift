/// The combinations of a matrix in its order, the last parameter fastest, without those that a
/// check refuses. Only one combination is held at a time.
struct MatrixPoints: Sequence, IteratorProtocol {
  /// Of each parameter the position of its value.
  typealias Point = [Int]
  /// Whether a combination may stay, as far as it is chosen.
  typealias Check = (Point) -> Bool

  /// How many values each parameter has.
  private let sizes: [Int]
  /// For each parameter what can be said as soon as it is chosen and all before it.
  private let checks: [[Check]]
  private var point: Point = []
  private var isOver: Bool

  init(sizes: [Int], checks: [[Check]]) {
    self.sizes = sizes
    self.checks = checks
    isOver = sizes.contains(0)
  }

  mutating func next() -> Point? {
    guard !isOver else { return nil }
    // A matrix without parameters has one combination: none.
    if sizes.isEmpty {
      isOver = true
      return []
    }
    if point.isEmpty { point.append(0) } else { moveOn() }
    while !isOver {
      if !isAllowed {
        moveOn()
      } else if point.count == sizes.count {
        return point
      } else {
        point.append(0)
      }
    }
    return nil
  }

  private var isAllowed: Bool { checks[point.count - 1].allSatisfy { $0(point) } }

  /// To the next value of the last parameter chosen, or of the one before when there is none.
  private mutating func moveOn() {
    while let last = point.popLast() {
      if last + 1 < sizes[point.count] {
        point.append(last + 1)
        return
      }
    }
    isOver = true
  }

  /// How many there are. Parameters at the end that no check looks at are multiplied, not walked.
  static func count(sizes: [Int], checks: [[Check]]) -> Int {
    let walked = (checks.lastIndex { !$0.isEmpty } ?? -1) + 1
    let rest = sizes[walked...].reduce(1, *)
    guard rest > 0 else { return 0 }
    let points = MatrixPoints(
      sizes: Array(sizes[..<walked]), checks: Array(checks[..<walked]))
    return points.reduce(0) { count, _ in count + 1 } * rest
  }
}
