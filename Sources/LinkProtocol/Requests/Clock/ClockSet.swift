package import WorldTime
/// The tester moves the world to an instant ahead.
package struct ClockSet: LinkRequest, Hashable {
  package var to: Instant

  package typealias Response = ClockReport

  package static let method = "clock.set"
  package static let summary = "Moves world time to an instant; answers after every effect."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [.clockNotVirtual, .clockBackwards, .storageFailed]
  package static let notes: [String: String] = [
    "to": "The instant; not before world time, unless there is no vehicle."
  ]
  package static let example = RequestExample(
    ClockSet(to: Instant(milliseconds: 1_769_854_200_000)), returns: .sample)

  package init(to: Instant) { self.to = to }
}
