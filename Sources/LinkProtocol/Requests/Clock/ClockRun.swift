/// The tester lets the world run.
package struct ClockRun: LinkRequest, Hashable {

  package typealias Response = ClockReport

  package static let method = "clock.run"
  package static let summary = "Lets world time run as fast as the host's."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [.clockNotVirtual, .storageFailed]
  package static let notes: [String: String] = [:]
  package static let example = RequestExample(ClockRun(), returns: .sample)

  package init() {}
}
