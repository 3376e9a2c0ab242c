import NIOCore

/// A token bucket: `burst` lines at once, `perSecond` over time. A pure value; time is passed in.
struct RequestRate: Sendable {
  private let nanosecondsPerLine: Int64
  private let burstNanoseconds: Int64
  /// When the bucket will be full again.
  private var fullAt = NIODeadline.distantPast

  /// - Parameters:
  ///   - perSecond: 1 or more.
  ///   - burst: 1 or more.
  init(perSecond: Int, burst: Int) {
    nanosecondsPerLine = 1_000_000_000 / Int64(max(1, perSecond))
    burstNanoseconds = nanosecondsPerLine * Int64(max(1, burst))
  }

  /// Takes one token, or says when there will be one.
  mutating func take(at now: NIODeadline) -> NIODeadline? {
    let fullAfter = max(fullAt, now) + .nanoseconds(nanosecondsPerLine)
    let allowedAt = fullAfter - .nanoseconds(burstNanoseconds)
    guard allowedAt <= now else { return allowedAt }
    fullAt = fullAfter
    return nil
  }
}
