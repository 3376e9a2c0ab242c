import WorldTime

/// Copies the database while the daemon works.
package struct DaemonBackup: LinkRequest, Hashable {
  package typealias Response = BackupReport

  package static let method = "daemon.backup"
  package static let summary = "Makes a consistent copy of the database in the state folder."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let ordering = ReplyOrdering.whenReady
  /// It copies the whole database.
  package static let weight = 200
  package static let errors: [ErrorName] = [.backupsFull, .storageFailed]
  package static let notes: [String: String] = [:]
  package static let example = RequestExample(
    DaemonBackup(),
    returns: BackupReport(
      name: "headunit-20260131T101500Z.sqlite",
      path: "/var/lib/headunitd/backups/headunit-20260131T101500Z.sqlite", bytes: 155_648,
      sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      worldTime: Instant(milliseconds: 1_769_853_600_000)))

  package init() {}
}
