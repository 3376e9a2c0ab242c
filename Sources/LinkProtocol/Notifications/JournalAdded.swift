/// An entry of a journal that is watched.
package struct JournalAdded: LinkNotification, Hashable {
  package var watch: Int
  package var lagged: Int?
  package var entry: JournalReport

  package static let method = "journal.added"
  package static let summary = "Tells of an entry of a car's journal."
  package static let sockets: [SocketRole] = [.control]
  package static let notes = JournalReport.notes.merging(
    [
      "watch": "The watch's number on this connection.",
      "lagged": "How many entries before this one were dropped, because the reader was slow.",
    ], uniquingKeysWith: { ours, _ in ours })

  package init(watch: Int, lagged: Int? = nil, entry: JournalReport) {
    self.watch = watch
    self.lagged = lagged
    self.entry = entry
  }

  package static let example = JournalAdded(watch: 1, entry: .sample)
}

/// The entry's members stand beside the others.
extension JournalAdded {
  private enum CodingKeys: String, CodingKey { case watch, lagged }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    watch = try container.decode(Int.self, forKey: .watch)
    lagged = try container.decodeIfPresent(Int.self, forKey: .lagged)
    entry = try JournalReport(from: decoder)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(watch, forKey: .watch)
    try container.encodeIfPresent(lagged, forKey: .lagged)
    try entry.encode(to: encoder)
  }
}
