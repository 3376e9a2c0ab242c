/// Who is due next: at most one instant for each member, earliest first, and in the order of
/// scheduling among equals.
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
  package mutating func schedule(_ member: Member, at instant: Instant?) {
    guard let instant else { return cancel(member) }
    if let position = positions[member] {
      guard heap[position].due != instant else { return }
      remove(at: position)
    }
    scheduled += 1
    heap.append(Entry(member: member, due: instant, order: scheduled))
    positions[member] = heap.count - 1
    siftUp(from: heap.count - 1)
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
    let last = heap.count - 1
    exchange(position, last)
    positions[heap.removeLast().member] = nil
    guard position < heap.count else { return }
    siftUp(from: position)
    siftDown(from: position)
  }

  private mutating func siftUp(from start: Int) {
    var child = start
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].precedes(heap[parent]) else { return }
      exchange(child, parent)
      child = parent
    }
  }

  private mutating func siftDown(from start: Int) {
    var parent = start
    while true {
      var smallest = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if heap[child].precedes(heap[smallest]) { smallest = child }
      }
      guard smallest != parent else { return }
      exchange(parent, smallest)
      parent = smallest
    }
  }

  private mutating func exchange(_ left: Int, _ right: Int) {
    guard left != right else { return }
    heap.swapAt(left, right)
    positions[heap[left].member] = left
    positions[heap[right].member] = right
  }
}
