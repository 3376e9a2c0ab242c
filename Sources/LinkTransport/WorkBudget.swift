import NIOCore

/// A token bucket of work: `burst` units at once, `unitsPerSecond` over time. A pure value; time
/// is passed in. Work is charged once it is known how much it was, which may put the bucket in
/// debt.
struct WorkBudget: Sendable {
  private let nanosecondsPerUnit: Int64
  private let burstNanoseconds: Int64
  /// When the bucket will be full again.
  private var fullAt = NIODeadline.distantPast

  /// - Parameters:
  ///   - unitsPerSecond: 1 or more.
  ///   - burst: Units, 1 or more.
  init(unitsPerSecond: Int, burst: Int) {
    nanosecondsPerUnit = 1_000_000_000 / Int64(max(1, unitsPerSecond))
    burstNanoseconds = nanosecondsPerUnit * Int64(max(1, burst))
  }

  /// Takes units for work that is done.
  mutating func charge(_ units: Int, at now: NIODeadline) {
    fullAt = max(fullAt, now) + .nanoseconds(nanosecondsPerUnit * Int64(units))
  }

  /// When there is a unit again; `now` when there is one.
  func allowed(at now: NIODeadline) -> NIODeadline {
    let fullAfter = max(fullAt, now) + .nanoseconds(nanosecondsPerUnit)
    return max(now, fullAfter - .nanoseconds(burstNanoseconds))
  }

  /// Nothing is owed: the bucket says no more than a new one.
  func isFull(at now: NIODeadline) -> Bool { fullAt <= now }
}
