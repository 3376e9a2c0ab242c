/// What a car's journal keeps.
package struct JournalQuery: LinkRequest, Hashable {
  package var vehicle: String?
  package var from: Int?
  package var limit: Int?
  package var kinds: [JournalKind]?
  package var service: String?
  package var again: Bool?

  package static let method = "journal.query"
  package static let summary = "Reads a car's journal: who did what, when."
  package static let access: [SocketAccess] = [.controlReader]
  /// It reads the disk.
  package static let weight = 4
  package static let errors: [ErrorName] = [
    .journalGone, .vehicleUnknown, .vehicleAmbiguous, .vinInvalid,
  ]
  package static let notes = [
    "vehicle": "The VIN; needed when there are several.",
    "from": "The first entries after this number; without it, the last ones there are.",
    "limit": "Entries at most, 1 to 1,000; 100 when not given.",
    "kinds": "Only entries of these kinds.",
    "service": "Only entries that concern this service.",
    "again":
      "True adds to the details, as ‘again’, what it takes to do the same again, where it is kept:"
      + " the document, the fault, the inputs. As JSON.",
  ]

  package init(
    vehicle: String? = nil, from: Int? = nil, limit: Int? = nil, kinds: [JournalKind]? = nil,
    service: String? = nil, again: Bool? = nil
  ) {
    self.vehicle = vehicle
    self.from = from
    self.limit = limit
    self.kinds = kinds
    self.service = service
    self.again = again
  }

  /// In the order of their numbers.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var vehicle: String
    package var sequence: Int
    package var oldest: Int?
    package var entries: [JournalReport]

    package static let notes = [
      "vehicle": "The VIN.",
      "sequence": "The number of the journal's last entry; 0 before the first.",
      "oldest": "The oldest number that is kept; absent while there is none.",
      "entries": "The entries in the order of their numbers.",
    ]

    package init(vehicle: String, sequence: Int, oldest: Int?, entries: [JournalReport]) {
      self.vehicle = vehicle
      self.sequence = sequence
      self.oldest = oldest
      self.entries = entries
    }
  }

  package static let example = RequestExample(
    JournalQuery(limit: 1, kinds: [.serviceChanged]),
    returns: Response(
      vehicle: "SJNTAAJ12U0000001", sequence: 6, oldest: 1, entries: [.sample]))
}
