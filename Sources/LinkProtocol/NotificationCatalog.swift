/// Every notification of the daemon, once.
///
/// `rpc.discover` and `docs/protocol.md` are written from this list, and tests walk over it. To add
/// one: a file in `Notifications/` and a line here.
package enum NotificationCatalog {
  package static let all: [any LinkNotification.Type] = [
    ServicesChanged.self, JournalAdded.self, WatchEnded.self,
  ]
}
