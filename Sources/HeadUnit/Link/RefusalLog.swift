/// How much the log tells of refusals: a peer that asks in vain again and again must not fill it.
struct RefusalLog {
  private var secondBegan: Int64 = 0
  private var reported = 0
  private var untold = 0

  /// Refusals told of in one second.
  private static let perSecondMax = 20

  /// - Returns: how many were not told of since the last one that was; `nil` when this one is not.
  mutating func admits(atNanoseconds now: Int64) -> Int? {
    if now - secondBegan >= 1_000_000_000 { (secondBegan, reported) = (now, 0) }
    guard reported < Self.perSecondMax else {
      untold += 1
      return nil
    }
    reported += 1
    defer { untold = 0 }
    return untold
  }
}
