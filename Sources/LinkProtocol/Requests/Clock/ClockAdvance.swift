package import WorldTime
/// The tester lets time pass.
package struct ClockAdvance: LinkRequest, Hashable {
  package var by: Period

  package typealias Response = ClockReport

  package static let method = "clock.advance"
  package static let summary = "Moves world time on by a period; answers after every effect."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [.clockNotVirtual, .clockOutOfRange, .storageFailed]
  package static let notes: [String: String] = [
    "by": "How far, such as PT10M or P1M; months count from the present day."
  ]
  package static let example = RequestExample(ClockAdvance(by: .minutes(10)), returns: .sample)

  package init(by: Period) { self.by = by }
}
