/// Who is due next: at most one instant for each member, earliest first, and among equals by rank
/// or else in the order of scheduling.
///
/// A binary heap that knows where each member stands: scheduling, moving and cancelling cost
/// O(log n), looking at the first O(1).
package struct DueQueue<Member: Hashable & Sendable>: Sendable {
  private struct Entry: Sendable {
    let member: Member
    let due: Instant
    let order: UInt64

    func precedes(_ other: Entry) -> Bool { (due, order) < (other.due, other.order) }
  }

  private var heap: [Entry] = []
  private var positions: [Member: Int] = [:]
  private var scheduled: UInt64 = 0

  package init() {}

  package var count: Int { heap.count }

  /// The earliest member and its instant, left in place.
  package var first: (member: Member, due: Instant)? {
    heap.first.map { ($0.member, $0.due) }
  }

  /// When `member` is due, if it is.
  package func due(of member: Member) -> Instant? {
    positions[member].map { heap[$0].due }
  }

  /// Makes `member` due at `instant` and at no other time; `nil` takes it out.
  ///
  /// - Parameters:
  ///   - member: Who.
  ///   - instant: When.
  ///   - rank: Its place among those that are due at the same instant; either all members of a
  ///     queue have one, or none.
  package mutating func schedule(_ member: Member, at instant: Instant?, rank: UInt64? = nil) {
    guard let instant else { return cancel(member) }
    let position = positions[member]
    if let position, heap[position].due == instant { return }
    scheduled += 1
    let entry = Entry(member: member, due: instant, order: rank ?? scheduled)
    if let position {
      place(entry, at: position)
    } else {
      heap.append(entry)
      place(entry, at: heap.count - 1)
    }
  }

  package mutating func cancel(_ member: Member) {
    if let position = positions[member] { remove(at: position) }
  }

  /// Takes out the earliest member that is due at or before `limit`.
  package mutating func popFirst(notAfter limit: Instant) -> (member: Member, due: Instant)? {
    guard let first = heap.first, first.due <= limit else { return nil }
    remove(at: 0)
    return (first.member, first.due)
  }

  private mutating func remove(at position: Int) {
    positions[heap[position].member] = nil
    let last = heap.removeLast()
    if position < heap.count { place(last, at: position) }
  }

  /// Puts an entry where a position is free, or as near as the order allows: those in its way
  /// move into the free place, one after the other.
  private mutating func place(_ entry: Entry, at position: Int) {
    var free = position
    while free > 0, entry.precedes(heap[(free - 1) / 2]) {
      free = move(from: (free - 1) / 2, to: free)
    }
    while let child = earlierChild(of: free), heap[child].precedes(entry) {
      free = move(from: child, to: free)
    }
    heap[free] = entry
    positions[entry.member] = free
  }

  /// - Returns: the place that is free then.
  private mutating func move(from position: Int, to free: Int) -> Int {
    heap[free] = heap[position]
    positions[heap[free].member] = free
    return position
  }

  private func earlierChild(of parent: Int) -> Int? {
    let (left, right) = (2 * parent + 1, 2 * parent + 2)
    guard left < heap.count else { return nil }
    return right < heap.count && heap[right].precedes(heap[left]) ? right : left
  }
}
