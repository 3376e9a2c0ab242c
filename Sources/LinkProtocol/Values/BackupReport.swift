package import WorldTime

/// A copy of the daemon's database in its state folder.
package struct BackupReport: Codable, Hashable, Sendable, WireDocumented {
  package var name: String
  package var path: String
  package var bytes: Int
  package var sha256: String
  package var worldTime: Instant

  package static let notes = [
    "name": "Its name, for `daemon.readBackup` and `daemon.removeBackup`.",
    "path": "Where the daemon keeps it.",
    "bytes": "How long it is.",
    "sha256": "The SHA-256 of its bytes, in hexadecimal.",
    "worldTime": "World time when it was made.",
  ]

  package init(name: String, path: String, bytes: Int, sha256: String, worldTime: Instant) {
    self.name = name
    self.path = path
    self.bytes = bytes
    self.sha256 = sha256
    self.worldTime = worldTime
  }
}
