import CommandSupport
import PhoneApp
import WorldTime

extension StoreTexts {
  /// A moment and how far it is from `now`: `28/02/2026 11:00:00 (in 28 d)`.
  func moment(_ instant: Instant, from now: Instant) -> String {
    let distance = instant.milliseconds(since: now)
    guard distance != 0 else { return "\(moment(instant)) (\(self[.now]))" }
    let span = Instant.span(distance.magnitude, dayUnit: self[.dayUnit])
    return "\(moment(instant)) (\(self[distance > 0 ? .timeAhead : .timeAgo, ["span": span]]))"
  }
}
