import Entitlements
import VehicleCatalog

/// What outlives a head unit: it is written with each commit and read at the next start.
protocol VehicleStorage: Sendable {
  /// Everything that can be served; what cannot is in ``KeptWorld/failures``.
  ///
  /// - Throws: ``StartRefusal/stateUnreadable(_:)``.
  func load(
    _ catalog: Catalog, trust: @escaping @Sendable (TrustStore) -> TrustStore
  ) throws(StartRefusal) -> KeptWorld

  /// Writes a batch whole or not at all, with the entries that tell of it. Of one vehicle's entries
  /// the oldest beyond `entriesMax` are deleted.
  func write(
    _ changes: [VehicleChange], journal entries: [JournalEntry], entriesMax: Int,
    clock: StoredClock, meeting effect: WriteEffect?
  ) async throws

  /// The entries selected, in their order.
  func journalPage(_ selection: JournalSelection) async throws -> JournalPage
}

/// Where a head unit keeps what it commits.
package enum VehicleStoragePlace: Sendable {
  /// On a disk, as the daemon does.
  case database(VehicleDatabase)
  /// In this process, for thousands of short lives a second.
  case memory(VehicleMemory)

  var storage: any VehicleStorage {
    switch self {
    case .database(let database): database
    case .memory(let memory): memory
    }
  }

  /// `nil` in memory.
  var database: VehicleDatabase? {
    if case .database(let database) = self { database } else { nil }
  }
}
