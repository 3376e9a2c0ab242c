/// What time it is in the world.
package struct ClockGet: LinkRequest, Hashable {

  package typealias Response = ClockReport

  package static let method = "clock.get"
  package static let summary = "Tells world time and how it moves."
  package static let access: [SocketAccess] = [.controlReader]
  package static let errors: [ErrorName] = []
  package static let notes: [String: String] = [:]
  package static let example = RequestExample(ClockGet(), returns: .sample)

  package init() {}
}
