import LinkProtocol
import WorldTime

/// The faults of a daemon: those in force, and the latest of those that are spent.
///
/// A fault is in force while it may trigger or holds something. A pure value; what is held is asked
/// for where it matters.
struct FaultRegistry: Sendable {
  /// Faults in force at once, and exhausted ones remembered.
  var limit: Int
  /// In the order in which they were added.
  private(set) var inForce: [Fault] = []
  /// The last one that was spent is the last.
  private(set) var exhausted: [Fault] = []
  private var lastNumber = 0

  init(limit: Int) { self.limit = limit }

  var hasRoom: Bool { inForce.count < limit }

  /// A fault of this number exists, or did.
  func hasKnown(_ number: Int) -> Bool { number > 0 && number <= lastNumber }

  /// Takes in the fault that `make` makes of its number.
  mutating func add(_ make: (_ number: Int) -> Fault) -> Fault {
    lastNumber += 1
    let fault = make(lastNumber)
    inForce.append(fault)
    return fault
  }

  /// Gives each fault that `meets` what happens now an opportunity, the oldest first, until one
  /// triggers.
  ///
  /// - Returns: The one that triggers.
  mutating func trigger(at now: Instant, where meets: (Fault) -> Bool) -> Fault? {
    for index in inForce.indices where inForce[index].mayTrigger(at: now) && meets(inForce[index]) {
      if inForce[index].isTriggered() { return inForce[index] }
    }
    return nil
  }

  /// Moves those that trigger no more and hold nothing to the spent ones.
  ///
  /// - Returns: Those that were moved.
  mutating func retire(at now: Instant, holders: Set<Int>) -> [Fault] {
    let over = inForce.filter { !$0.mayTrigger(at: now) && !holders.contains($0.number) }
    guard !over.isEmpty else { return [] }
    inForce.removeAll { !$0.mayTrigger(at: now) && !holders.contains($0.number) }
    exhausted = (exhausted + over).suffix(limit)
    return over
  }

  /// Takes faults away; they are not remembered.
  mutating func clear(where matches: (Fault) -> Bool) -> [Fault] {
    let cleared = inForce.filter(matches)
    inForce.removeAll(where: matches)
    return cleared
  }

  /// When the next span is over.
  func nextEnd(after now: Instant) -> Instant? {
    inForce.compactMap(\.until).filter { $0 > now }.min()
  }
}
