/// Follows a car's journal.
package struct JournalWatch: LinkRequest, Hashable {
  package var vehicle: String?
  package var from: Int?

  package static let method = "journal.watch"
  package static let summary = """
    Follows a car's journal: `journal.added` tells of each entry, until `journal.unwatch` or the \
    end of the connection.
    """
  package static let access: [SocketAccess] = [.controlReader]
  /// It begins with what the disk keeps.
  package static let weight = 16
  package static let errors: [ErrorName] = [
    .journalGone, .watchersFull, .vehicleUnknown, .vehicleAmbiguous, .vinInvalid,
  ]
  package static let notes = [
    "vehicle": "The VIN; needed when there are several.",
    "from": "Tells the entries after this number first; without it, only what comes.",
  ]

  package init(vehicle: String? = nil, from: Int? = nil) {
    self.vehicle = vehicle
    self.from = from
  }

  /// Where the journal stands.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var watch: Int
    package var vehicle: String
    package var sequence: Int
    package var oldest: Int?

    package static let notes = [
      "watch": "The watch's number on this connection.",
      "vehicle": "The VIN.",
      "sequence": "The number of the journal's last entry; 0 before the first.",
      "oldest": "The oldest number that is kept; absent while there is none.",
    ]

    package init(watch: Int, vehicle: String, sequence: Int, oldest: Int?) {
      self.watch = watch
      self.vehicle = vehicle
      self.sequence = sequence
      self.oldest = oldest
    }
  }

  package static let example = RequestExample(
    JournalWatch(from: 0),
    returns: Response(watch: 1, vehicle: "SJNTAAJ12U0000001", sequence: 6, oldest: 1))
}
