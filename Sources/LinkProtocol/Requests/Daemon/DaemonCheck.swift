/// Whether what the daemon keeps is sound.
package struct DaemonCheck: LinkRequest, Hashable {
  package static let method = "daemon.check"
  package static let summary = "Checks the database and tells its counts and room."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let ordering = ReplyOrdering.whenReady
  /// It reads the whole database.
  package static let weight = 200
  package static let errors: [ErrorName] = [.storageFailed]
  package static let notes: [String: String] = [:]

  package init() {}

  /// Counts are those of the database, all of one moment.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var sound: Bool
    package var failures: [String]
    package var vehicles: Int
    package var bonds: Int
    package var records: Int
    package var journalEntries: Int
    package var pageBytes: Int
    package var pages: Int
    package var freePages: Int
    package var setAside: [String]
    package var logBytes: Int?
    package var diskFreeBytes: Int?
    package var diskBytes: Int?

    package static let notes = [
      "sound": "SQLite found nothing wrong, and every row belongs to a vehicle.",
      "failures": "What is wrong; at most 20.",
      "vehicles": "Vehicles kept.",
      "bonds": "Pairings kept.",
      "records": "Vehicles with a document.",
      "journalEntries": "Journal entries of all vehicles.",
      "pageBytes": "Bytes of a page of the database.",
      "pages": "Pages of the database.",
      "freePages": "Pages of it that hold nothing.",
      "setAside": "Files beside it that hold what could not be read at a start, oldest first.",
      "logBytes": "Bytes of its write-ahead log; absent for a database in memory.",
      "diskFreeBytes": "Bytes that the daemon may still write on that disk.",
      "diskBytes": "Bytes of the disk that holds the state folder.",
    ]

    package init(
      sound: Bool, failures: [String], vehicles: Int, bonds: Int, records: Int,
      journalEntries: Int, pageBytes: Int, pages: Int, freePages: Int, setAside: [String] = [],
      logBytes: Int? = nil,
      diskFreeBytes: Int? = nil, diskBytes: Int? = nil
    ) {
      self.sound = sound
      self.failures = failures
      self.vehicles = vehicles
      self.bonds = bonds
      self.records = records
      self.journalEntries = journalEntries
      self.pageBytes = pageBytes
      self.pages = pages
      self.freePages = freePages
      self.setAside = setAside
      self.logBytes = logBytes
      self.diskFreeBytes = diskFreeBytes
      self.diskBytes = diskBytes
    }
  }

  package static let example = RequestExample(
    DaemonCheck(),
    returns: Response(
      sound: true, failures: [], vehicles: 1, bonds: 1, records: 1, journalEntries: 12,
      pageBytes: 4_096, pages: 38, freePages: 0, logBytes: 86_552,
      diskFreeBytes: 21_474_836_480, diskBytes: 53_687_091_200))
}
