package import VehicleCatalog

/// What a table of the store keeps.
package protocol StoreRecord: Hashable, Sendable {
  associatedtype Key: Hashable & Sendable
  /// Its name; stays the same.
  var key: Key { get }
  /// What it is looked up by besides its key.
  var groups: [RecordGroup] { get }
}

extension StoreRecord {
  package var groups: [RecordGroup] { [] }
}

/// Whose a record is.
package enum RecordGroup: Hashable, Sendable {
  case account(AccountID)
  case vehicle(VIN)
  case order(OrderID)
  case charge(IdempotencyKey)
  case email(String)
  /// Others have not answered yet.
  case unanswered
}

/// One table of the store, in memory: records by their names, in the order in which they were made.
///
/// It remembers what was written since ``takeChanges()``, and can take back what was written since
/// ``begin()``. Both cost as much as was written, however much is kept.
package struct Records<Record: StoreRecord>: Sendable {
  private var kept: [Record.Key: Kept] = [:]
  private var names: [RecordGroup: [Record.Key]] = [:]
  private var changed: Set<Record.Key> = []
  private var former: [Record.Key: Kept?]?
  private var formerPlace = 0
  /// The place of the newest record ever made.
  package private(set) var lastPlace = 0

  /// A record and its place in the order of making, from 1.
  package struct Kept: Hashable, Sendable {
    package let place: Int
    package internal(set) var record: Record
  }

  package init() {}

  package subscript(name: Record.Key) -> Record? { kept[name]?.record }

  /// Oldest first.
  package subscript(group: RecordGroup) -> [Record] {
    (names[group] ?? []).compactMap { kept[$0]?.record }
  }

  /// The newest of a group.
  func newest(in group: RecordGroup, where matches: (Record) -> Bool) -> Record? {
    names[group]?.lazy.reversed().compactMap { kept[$0]?.record }.first(where: matches)
  }

  /// Where a record stands in the order of making.
  func place(of name: Record.Key) -> Int? { kept[name]?.place }

  /// Every record, oldest first.
  package var all: [Record] {
    // A closure, because a key path to a generic type's property is put together at each call.
    let kept = kept.count < 2 ? Array(kept.values) : kept.values.sorted { $0.place < $1.place }
    return kept.map { $0.record }
  }
}

// MARK: - Writing

extension Records {
  /// Keeps a record in the place of the one of its name, or as the newest.
  mutating func save(_ record: Record) {
    if let known = kept[record.key] {
      guard known.record != record else { return }
      write(Kept(place: known.place, record: record), of: record.key)
    } else {
      lastPlace += 1
      write(Kept(place: lastPlace, record: record), of: record.key)
    }
  }

  mutating func remove(_ name: Record.Key) {
    if kept[name] != nil { write(nil, of: name) }
  }

  private mutating func write(_ new: Kept?, of name: Record.Key) {
    if former != nil, former?[name] == nil { former?[name] = .some(kept[name]) }
    changed.insert(name)
    put(new, of: name)
  }

  private mutating func put(_ new: Kept?, of name: Record.Key) {
    let former = kept[name]?.record.groups ?? []
    let groups = new?.record.groups ?? []
    kept[name] = new
    guard former != groups else { return }
    for group in former where !groups.contains(group) {
      names[group]?.removeAll { $0 == name }
    }
    for group in groups where !former.contains(group) { insert(name, new?.place ?? 0, in: group) }
  }

  /// Most records are the newest of their groups.
  private mutating func insert(_ name: Record.Key, _ place: Int, in group: RecordGroup) {
    let known = names[group, default: []]
    let index =
      known.lastIndex { (kept[$0]?.place ?? 0) < place }.map { $0 + 1 } ?? known.startIndex
    names[group, default: []].insert(name, at: index)
  }
}

// MARK: - Keeping it elsewhere

extension Records {
  /// Takes in a record that is kept elsewhere; one that is here already stays as it is.
  package mutating func load(_ record: Record, at place: Int) {
    guard kept[record.key] == nil else { return }
    lastPlace = max(lastPlace, place)
    put(Kept(place: place, record: record), of: record.key)
  }

  /// Nothing new takes a place up to this one.
  package mutating func reserve(upTo place: Int) { lastPlace = max(lastPlace, place) }

  /// What was written since the last call, in the order of making; removed names last.
  package mutating func drainChanges() -> (saved: [Kept], removed: [Record.Key]) {
    guard !changed.isEmpty else { return ([], []) }
    let saved = changed.compactMap { kept[$0] }.sorted { $0.place < $1.place }
    let removed = changed.filter { kept[$0] == nil }
    changed = []
    return (saved, Array(removed))
  }
}

// MARK: - Taking back

/// What is done to all tables of a store together.
enum JournalStep {
  /// From here on, what is written can be taken back.
  case begin
  case rollBack
  case commit
}

extension Records {
  /// - Returns: The names whose records are again what they were.
  @discardableResult
  mutating func perform(_ step: JournalStep) -> [Record.Key] {
    switch step {
    case .begin:
      former = [:]
      formerPlace = lastPlace
    case .commit: former = nil
    case .rollBack:
      guard let undone = former else { return [] }
      former = nil
      lastPlace = formerPlace
      for (name, old) in undone {
        put(nil, of: name)
        put(old, of: name)
      }
      return Array(undone.keys)
    }
    return []
  }
}

extension Records: Hashable {
  /// The same records in the same order; where they came from does not matter.
  package static func == (one: Self, other: Self) -> Bool { one.kept == other.kept }

  package func hash(into hasher: inout Hasher) { hasher.combine(kept) }
}
