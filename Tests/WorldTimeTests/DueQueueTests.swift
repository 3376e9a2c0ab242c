import TestSupport
import Testing
import WorldTime

struct DueQueueTests {
  @Test func `the earliest comes first, and equals in the order of scheduling`() {
    var queue = DueQueue<String>()
    queue.schedule("late", at: Instant(milliseconds: 30))
    queue.schedule("first of two", at: Instant(milliseconds: 20))
    queue.schedule("second of two", at: Instant(milliseconds: 20))
    queue.schedule("early", at: Instant(milliseconds: 10))
    var names: [String] = []
    while let next = queue.popFirst(notAfter: .distantFuture) { names.append(next.member) }
    #expect(names == ["early", "first of two", "second of two", "late"])
    #expect(queue.count == 0)
  }

  @Test(arguments: [(Int64(99), false), (100, true), (101, true)])
  func `a member is due at its instant, not a millisecond before`(limit: Int64, isDue: Bool) {
    var queue = DueQueue<String>()
    queue.schedule("car", at: Instant(milliseconds: 100))
    let popped = queue.popFirst(notAfter: Instant(milliseconds: limit))
    #expect((popped != nil) == isDue)
    #expect(queue.count == (isDue ? 0 : 1))
  }

  @Test func `scheduling a member again moves it; it is due once`() {
    var queue = DueQueue<String>()
    queue.schedule("car", at: Instant(milliseconds: 10))
    queue.schedule("car", at: Instant(milliseconds: 50))
    #expect(queue.count == 1)
    #expect(queue.due(of: "car") == Instant(milliseconds: 50))
    #expect(queue.popFirst(notAfter: Instant(milliseconds: 49)) == nil)
    #expect(queue.popFirst(notAfter: Instant(milliseconds: 50))?.member == "car")
    #expect(queue.popFirst(notAfter: .distantFuture) == nil)
  }

  @Test func `scheduling at the same instant keeps the place among equals`() {
    var queue = DueQueue<String>()
    queue.schedule("a", at: Instant(milliseconds: 10))
    queue.schedule("b", at: Instant(milliseconds: 10))
    queue.schedule("a", at: Instant(milliseconds: 10))
    #expect(queue.first?.member == "a")
  }

  @Test func `no instant, or a cancellation, takes a member out`() {
    var queue = DueQueue<String>()
    queue.schedule("a", at: Instant(milliseconds: 10))
    queue.schedule("b", at: Instant(milliseconds: 20))
    queue.schedule("a", at: nil)
    queue.cancel("unknown")
    #expect(queue.due(of: "a") == nil)
    #expect(queue.first?.member == "b")
    queue.cancel("b")
    #expect(queue.first == nil)
  }

  /// Sorted arrays are slow and plainly right; the heap must agree with one after every step.
  private struct SortedList {
    private var entries: [(member: Int, due: Instant)] = []

    var first: (member: Int, due: Instant)? { entries.first }
    var count: Int { entries.count }

    func due(of member: Int) -> Instant? { entries.first { $0.member == member }?.due }

    mutating func schedule(_ member: Int, at instant: Instant?) {
      guard due(of: member) != instant || instant == nil else { return }
      entries.removeAll { $0.member == member }
      guard let instant else { return }
      let position = entries.firstIndex { $0.due > instant } ?? entries.endIndex
      entries.insert((member, instant), at: position)
    }

    mutating func popFirst(notAfter limit: Instant) -> (member: Int, due: Instant)? {
      guard let first = entries.first, first.due <= limit else { return nil }
      return entries.removeFirst()
    }
  }

  @Test(arguments: [UInt64(1), 2, 3, 20_260_131])
  func `thousands of random steps agree with a sorted list`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var queue = DueQueue<Int>()
    var list = SortedList()
    for step in 1...5_000 {
      let member = Int.random(in: 0..<60, using: &generator)
      let instant = Instant(milliseconds: Int64.random(in: 0..<40, using: &generator))
      switch Int.random(in: 0..<10, using: &generator) {
      case 0..<6:
        queue.schedule(member, at: instant)
        list.schedule(member, at: instant)
      case 6:
        queue.cancel(member)
        list.schedule(member, at: nil)
      default:
        let popped = queue.popFirst(notAfter: instant)
        let expected = list.popFirst(notAfter: instant)
        guard popped?.member == expected?.member, popped?.due == expected?.due else {
          Issue.record("seed \(seed), step \(step): \(popped as Any) is not \(expected as Any)")
          return
        }
      }
      guard queue.count == list.count, queue.first?.member == list.first?.member,
        queue.due(of: member) == list.due(of: member)
      else {
        Issue.record("seed \(seed), step \(step): the queue and the list differ")
        return
      }
    }
  }
}
