/// A part of a backup's bytes.
package struct DaemonReadBackup: LinkRequest, Hashable {
  package var name: String
  package var offset: Int

  package static let method = "daemon.readBackup"
  package static let summary = "Reads a part of a backup for whoever may not read the state folder."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [.backupUnknown, .storageFailed]
  package static let notes = [
    "name": "Which one, by the name that `daemon.backup` gave it.",
    "offset": "The first byte wanted, from 0.",
  ]

  package init(name: String, offset: Int) {
    self.name = name
    self.offset = offset
  }

  /// The bytes from the offset on.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var data: String
    package var bytes: Int

    package static let notes = [
      "data": "The bytes from there on in base64url, at most 393,216; empty at the end.",
      "bytes": "How long the whole backup is.",
    ]

    package init(data: String, bytes: Int) {
      self.data = data
      self.bytes = bytes
    }
  }

  package static let example = RequestExample(
    DaemonReadBackup(name: "headunit-20260131T101500Z.sqlite", offset: 0),
    returns: Response(data: "U1FMaXRlIGZvcm1hdCAzAA", bytes: 155_648))
}
