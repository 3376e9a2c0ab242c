import CarModel
import Entitlements
import GRDB
import Synchronization
import VehicleCatalog

/// What a head unit in this process keeps over a restart, in memory.
package final class VehicleMemory: VehicleStorage {
  private let kept = Mutex(Kept())

  fileprivate struct Kept {
    var clock: StoredClock?
    var vehicles: [VIN: Vehicle] = [:]
    /// The texts of the documents that the records come from.
    var documents: [VIN: String] = [:]
    /// The newest last.
    var journals: [VIN: [JournalEntry]] = [:]
  }

  package init() {}

  /// Writes it to a database at a path where there is none, as the daemon would have.
  ///
  /// - Throws: What SQLite says.
  package func write(to path: String) throws {
    let kept = kept.withLock { $0 }
    let queue = try DatabaseQueue(path: path)
    try VehicleSchema.migrations.migrate(queue)
    try queue.write { database in
      if let clock = kept.clock { try VehicleDatabase.write(clock, to: database) }
      for (vin, vehicle) in kept.vehicles {
        try VehicleDatabase.write(
          VehicleChange(
            vin: vin, before: nil, after: vehicle, isRemoved: false,
            document: kept.documents[vin]),
          to: database)
      }
      for entries in kept.journals.values {
        try VehicleDatabase.write(entries, keeping: entries.count, to: database)
      }
    }
    try queue.close()
  }
}

extension VehicleMemory {
  func load(
    _ catalog: Catalog, trust: @escaping @Sendable (TrustStore) -> TrustStore
  ) throws(StartRefusal) -> KeptWorld {
    kept.withLock { kept in
      KeptWorld(
        clock: kept.clock, vehicles: kept.vehicles.values.sorted { $0.vin < $1.vin },
        journalLast: kept.journals.compactMapValues { $0.last?.sequence }, failures: [])
    }
  }

  func write(
    _ changes: [VehicleChange], journal entries: [JournalEntry], entriesMax: Int,
    clock: StoredClock, meeting effect: WriteEffect?
  ) async throws {
    try effect?.beforeCommit()
    kept.withLock { kept in
      kept.clock = clock
      for change in changes { kept.apply(change) }
      for entry in entries { kept.journals[entry.vehicle, default: []].append(entry) }
      for vin in Set(entries.map(\.vehicle)) {
        let surplus = (kept.journals[vin]?.count ?? 0) - entriesMax
        if surplus > 0 { kept.journals[vin]?.removeFirst(surplus) }
      }
    }
    effect?.afterCommit()
  }

  func journalPage(_ selection: JournalSelection) async throws -> JournalPage {
    let journal = kept.withLock { $0.journals[selection.vehicle] ?? [] }
    let selected = journal.filter(selection.selects)
    return JournalPage(
      oldest: journal.first?.sequence,
      entries: selection.takesNewest
        ? selected.suffix(selection.limit) : Array(selected.prefix(selection.limit)),
      unreadable: [])
  }
}

extension VehicleMemory.Kept {
  fileprivate mutating func apply(_ change: VehicleChange) {
    if change.isRemoved || change.after == nil {
      (journals[change.vin], documents[change.vin]) = (nil, nil)
    }
    vehicles[change.vin] = change.after
    if let document = change.document { documents[change.vin] = document }
  }
}

extension JournalSelection {
  fileprivate func selects(_ entry: JournalEntry) -> Bool {
    entry.sequence > after && entry.sequence <= through
      && (kinds?.contains(entry.note.kind) ?? true)
      && (service.map { $0 == entry.note.service } ?? true)
  }
}
