import CarModel
import FoundationEssentials
import GRDB
import LinkProtocol
import VehicleCatalog
import WorldTime
import WireText

// MARK: - Writing

extension CacheDatabase {
  /// Appends entries, and deletes of each vehicle what is older than its last `entriesMax`.
  static func write(
    _ entries: [JournalEntry], keeping entriesMax: Int, to database: Database
  ) throws {
    guard !entries.isEmpty else { return }
    var oldest: [VIN: Int] = [:]
    for entry in entries { oldest[entry.vehicle] = entry.sequence - entriesMax + 1 }
    let insert = try database.cachedStatement(
      sql: """
        INSERT INTO journal (vin, sequence, at, wall, actor, kind, service, details)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for entry in entries where entry.sequence >= oldest[entry.vehicle] ?? 0 {
      try insert.execute(arguments: [
        entry.vehicle.rawValue, entry.sequence, entry.at.milliseconds, entry.wall.milliseconds,
        entry.actor, entry.note.kind.rawValue, entry.note.service,
        String(decoding: try JSONLineEncoder.encode(entry.note.details), as: UTF8.self),
      ])
    }
    let delete = try database.cachedStatement(
      sql: "DELETE FROM journal WHERE vin = ? AND sequence < ?")
    for (vehicle, first) in oldest where first > 1 {
      try delete.execute(arguments: [vehicle.rawValue, first])
    }
  }
}

// MARK: - Reading

extension CacheDatabase {
  /// The last number in the journal of each vehicle that has one: the last entry is always kept.
  static func journalLast(of vehicles: [Vehicle], _ database: Database) throws -> [VIN: Int] {
    let last = try database.cachedStatement(
      sql: "SELECT max(sequence) FROM journal WHERE vin = ?")
    var found: [VIN: Int] = [:]
    for vehicle in vehicles {
      found[vehicle.vin] = try Int.fetchOne(last, arguments: [vehicle.vin.rawValue])
    }
    return found
  }

  /// The entries selected, in their order, and what else is kept at that moment.
  func journalPage(_ selection: JournalSelection) async throws -> JournalPage {
    try await reader.read { database in
      let oldest = try Int.fetchOne(
        database, sql: "SELECT min(sequence) FROM journal WHERE vin = ?",
        arguments: [selection.vehicle.rawValue])
      let (sql, arguments) = selection.query
      let entries = try Row.fetchAll(database, sql: sql, arguments: arguments)
        .map { try Self.entry($0, of: selection.vehicle) }
      return JournalPage(
        oldest: oldest, entries: selection.takesNewest ? entries.reversed() : entries)
    }
  }

  private static func entry(_ row: Row, of vehicle: VIN) throws -> JournalEntry {
    let text: String = row["kind"]
    guard let kind = JournalKind(rawValue: text) else {
      throw DatabaseError(message: "‘\(text)’ is no kind of journal entry")
    }
    let details = try JSONParser.parse((row["details"] as String).utf8).decode(JournalDetails.self)
    return JournalEntry(
      vehicle: vehicle, sequence: row["sequence"], at: Instant(milliseconds: row["at"]),
      wall: Instant(milliseconds: row["wall"]), actor: row["actor"],
      note: JournalNote(kind, service: row["service"], details))
  }
}
