import VehicleCatalog

/// The entries that one batch will write, in order. Numbers go on from those committed.
struct JournalDraft {
  private let committed: [VIN: Int]
  private var written: [JournalEntry] = []
  /// The last number given to each car that has entries in here.
  private var last: [VIN: Int] = [:]
  /// For each car removed by this batch, how many of ``written`` came before: those are void, and
  /// a car of the same VIN begins anew.
  private var removed: [VIN: Int] = [:]

  init(after committed: [VIN: Int]) { self.committed = committed }

  /// How far a draft has come, for going back to it.
  struct Mark {
    fileprivate let count: Int
    fileprivate let removed: [VIN: Int]
  }

  var mark: Mark { Mark(count: written.count, removed: removed) }

  var isEmpty: Bool { written.isEmpty }

  /// The cars that were removed, added again or not.
  var removedVehicles: Set<VIN> { Set(removed.keys) }

  /// The last number a car has, by this batch or before it; 0 before the first.
  func lastSequence(of vehicle: VIN) -> Int { last[vehicle] ?? committed[vehicle] ?? 0 }

  /// What is to be written: without the entries of cars that are no more.
  var entries: [JournalEntry] {
    guard !removed.isEmpty else { return written }
    return written.enumerated().compactMap { index, entry in
      index < removed[entry.vehicle] ?? 0 ? nil : entry
    }
  }

  /// Adds what `make` makes of the next number of `vehicle`.
  mutating func add(to vehicle: VIN, _ make: (Int) -> JournalEntry) {
    let next = lastSequence(of: vehicle) + 1
    last[vehicle] = next
    written.append(make(next))
  }

  /// The journal goes with its car.
  mutating func remove(_ vehicle: VIN) {
    removed[vehicle] = written.count
    last[vehicle] = 0
  }

  /// Forgets what came after a mark.
  mutating func goBack(to mark: Mark) {
    guard written.count > mark.count || removed != mark.removed else { return }
    written.removeLast(written.count - mark.count)
    removed = mark.removed
    last = removed.mapValues { _ in 0 }
    for (index, entry) in written.enumerated() where index >= removed[entry.vehicle] ?? 0 {
      last[entry.vehicle] = entry.sequence
    }
  }
}
