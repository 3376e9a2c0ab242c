/// The tester speeds the world up, or slows it down.
package struct ClockRate: LinkRequest, Hashable {
  package var rate: Double

  package typealias Response = ClockReport

  package static let method = "clock.rate"
  package static let summary = "Lets world time run at a rate."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [.clockNotVirtual, .clockOutOfRange, .storageFailed]
  package static let notes: [String: String] = [
    "rate": "World seconds for each second of the host, 0 to 100,000; 0 freezes."
  ]
  package static let example = RequestExample(ClockRate(rate: 3_600), returns: .sample)

  package init(rate: Double) { self.rate = rate }
}
