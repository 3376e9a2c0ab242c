/// Removes a backup.
package struct DaemonRemoveBackup: LinkRequest, Hashable {
  package typealias Response = Done

  package var name: String

  package static let method = "daemon.removeBackup"
  package static let summary = "Removes a backup from the state folder."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [.backupUnknown, .storageFailed]
  package static let notes = ["name": "Which one, by the name that `daemon.backup` gave it."]
  package static let example = RequestExample(
    DaemonRemoveBackup(name: "headunit-20260131T101500Z.sqlite"), returns: Done())

  package init(name: String) { self.name = name }
}
