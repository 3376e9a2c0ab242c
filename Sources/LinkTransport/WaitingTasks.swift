/// Tasks that wait for the same thing; each can give up alone.
struct WaitingTasks {
  typealias Waiter = CheckedContinuation<Void, Never>

  /// Names one of the tasks.
  struct Ticket: Hashable, Sendable {
    fileprivate let number: UInt64
  }

  private var waiters: [Ticket: Waiter] = [:]
  private var lastNumber: UInt64 = 0

  mutating func nextTicket() -> Ticket {
    lastNumber += 1
    return Ticket(number: lastNumber)
  }

  mutating func add(_ waiter: Waiter, as ticket: Ticket) { waiters[ticket] = waiter }

  /// The task that gives up, if it waits.
  mutating func remove(_ ticket: Ticket) -> Waiter? { waiters.removeValue(forKey: ticket) }

  /// All of them: what they waited for has come.
  mutating func removeAll() -> [Waiter] {
    defer { waiters = [:] }
    return Array(waiters.values)
  }
}
