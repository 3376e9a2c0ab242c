/// Follows a car's services no longer.
package struct ServicesUnwatch: LinkRequest, Hashable {
  package var watch: Int

  package typealias Response = Done

  package static let method = "services.unwatch"
  package static let summary =
    "Ends a watch of `services.watch`; a last notification may still come."
  package static let access: [SocketAccess] = [.phoneInSession, .controlReader]
  package static let errors: [ErrorName] = [.watchUnknown]
  package static let notes = ["watch": "The watch's number, from `services.watch`."]

  package init(watch: Int) { self.watch = watch }

  package static let example = RequestExample(ServicesUnwatch(watch: 1), returns: Done())
}
