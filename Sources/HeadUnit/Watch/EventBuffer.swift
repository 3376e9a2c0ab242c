/// Entries that wait for one reader, in order: when there is no more room the oldest are dropped
/// and counted.
struct EventBuffer: Sendable {
  /// An entry, and how many before it were dropped.
  struct Item: Hashable, Sendable {
    let entry: JournalEntry
    let lagged: Int
  }

  private let capacity: Int
  /// What was taken or dropped stays in front until it is worth moving the rest.
  private var entries: [JournalEntry] = []
  private var first = 0
  private var dropped = 0

  init(capacity: Int) { self.capacity = max(1, capacity) }

  var count: Int { entries.count - first }

  mutating func push(_ entry: JournalEntry) {
    if count == capacity {
      dropped += 1
      skipFirst()
    }
    entries.append(entry)
  }

  /// The oldest; `nil` when there is none.
  mutating func pop() -> Item? {
    guard count > 0 else { return nil }
    defer {
      dropped = 0
      skipFirst()
    }
    return Item(entry: entries[first], lagged: dropped)
  }

  mutating func removeAll() { self = EventBuffer(capacity: capacity) }

  private mutating func skipFirst() {
    first += 1
    guard first * 2 >= entries.count, first == entries.count || first >= Self.movedMin else {
      return
    }
    entries.removeFirst(first)
    first = 0
  }

  /// Entries in front that are worth moving the rest for.
  private static let movedMin = 64
}
