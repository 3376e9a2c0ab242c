import CarModel
import Entitlements
import FoundationEssentials
import GRDB
import LinkProtocol
import VehicleCatalog
import WorldTime
import WireText

// MARK: - Writing

extension VehicleDatabase {
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

extension VehicleDatabase {
  /// Entries that one vehicle ever has; numbers beyond it were never given.
  static let sequenceMax = 1 << 53 - 1

  /// The last number in the journal of each vehicle that has one: the last entry is always kept.
  static func journalLast(
    of vehicles: [Vehicle], _ database: Database
  ) throws -> (last: [VIN: Int], failures: [RestoreFailure]) {
    let ends = try database.cachedStatement(
      sql: "SELECT min(sequence), max(sequence) FROM journal WHERE vin = ?")
    let last = try database.cachedStatement(
      sql: "SELECT max(sequence) FROM journal WHERE vin = ? AND sequence BETWEEN 1 AND ?")
    var found: [VIN: Int] = [:]
    var failures: [RestoreFailure] = []
    for vehicle in vehicles {
      let vin = vehicle.vin.rawValue
      guard let row = try Row.fetchOne(ends, arguments: [vin]),
        let first = row[0] as DatabaseValue?, !first.isNull
      else { continue }
      let isWhole = [0, 1].allSatisfy { place in
        Int.fromDatabaseValue(row[place] as DatabaseValue)
          .map((1...sequenceMax).contains) ?? false
      }
      if isWhole {
        found[vehicle.vin] = Int.fromDatabaseValue(row[1] as DatabaseValue)
        continue
      }
      failures.append(RestoreFailure("journal", of: vin, "an entry's number makes no sense"))
      found[vehicle.vin] = try Int.fetchOne(last, arguments: [vin, sequenceMax])
    }
    return (found, failures)
  }

  /// The entries selected, in their order, and what else is kept at that moment. One that makes no
  /// sense takes no other's place.
  func journalPage(_ selection: JournalSelection) async throws -> JournalPage {
    try await reader.read { database in
      let oldest = try Int.fetchOne(
        database, sql: "SELECT min(sequence) FROM journal WHERE vin = ? AND sequence > 0",
        arguments: [selection.vehicle.rawValue])
      let (sql, arguments) = selection.query
      var (entries, unreadable) = ([JournalEntry](), [Int]())
      try KeptRow.forEach(sql, database, arguments) { row in
        guard entries.count < selection.limit else { return false }
        do {
          entries.append(try Self.entry(row, of: selection.vehicle))
        } catch {
          unreadable.append(try row.count("sequence", max: Self.sequenceMax))
        }
        return true
      }
      return JournalPage(
        oldest: oldest, entries: selection.takesNewest ? entries.reversed() : entries,
        unreadable: unreadable)
    }
  }

  private static func entry(_ row: KeptRow, of vehicle: VIN) throws -> JournalEntry {
    JournalEntry(
      vehicle: vehicle, sequence: try row.count("sequence", max: sequenceMax),
      at: try row.instant("at"), wall: try row.instant("wall"), actor: try row.text("actor"),
      note: try note(row))
  }

  private static func note(_ row: KeptRow) throws -> JournalNote {
    let kind: JournalKind = try row.word("kind")
    let details = try JSONParser.parse(row.text("details").utf8)
    guard kind == .serviceChanged else {
      return JournalNote(
        kind, service: try row.optionalText("service"), try details.decode(JournalDetails.self))
    }
    let change = try details.decode(KeptChange.self)
    return .service(
      ServiceTransition(
        at: try row.instant("at"), service: ServiceID(rawValue: try row.text("service")),
        from: change.from, to: change.to, reason: change.reason))
  }

  /// The details of a service's change.
  private struct KeptChange: Decodable {
    let from: ServiceState
    let to: ServiceState
    let reason: ServiceReason
  }
}
