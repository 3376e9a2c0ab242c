/// The tester stops the world.
package struct ClockFreeze: LinkRequest, Hashable {

  package typealias Response = ClockReport

  package static let method = "clock.freeze"
  package static let summary = "Stops world time."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [.clockNotVirtual, .storageFailed]
  package static let notes: [String: String] = [:]
  package static let example = RequestExample(ClockFreeze(), returns: .sample)

  package init() {}
}
