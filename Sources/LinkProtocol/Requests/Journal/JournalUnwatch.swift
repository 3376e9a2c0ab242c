/// Follows a car's journal no longer.
package struct JournalUnwatch: LinkRequest, Hashable {
  package var watch: Int

  package typealias Response = Done

  package static let method = "journal.unwatch"
  package static let summary =
    "Ends a watch of `journal.watch`; a last notification may still come."
  package static let access: [SocketAccess] = [.controlReader]
  package static let errors: [ErrorName] = [.watchUnknown]
  package static let notes = ["watch": "The watch's number, from `journal.watch`."]

  package init(watch: Int) { self.watch = watch }

  package static let example = RequestExample(JournalUnwatch(watch: 1), returns: Done())
}
