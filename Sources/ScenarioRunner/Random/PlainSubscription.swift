import WorldTime

/// A subscription as somebody would write it down on paper: what was paid, and until when.
///
/// One half of the plain model that random runs are held against. It is written from
/// `lifecycle.md` and shares no code with the store.
struct PlainSubscription: Hashable, Sendable {
  enum State: Hashable, Sendable {
    case active, cancelled, grace, onHold, lapsed, ended, refunded
  }

  /// Distinguishes one purchase of a product from the next.
  let number: Int
  let product: Int
  let months: Int
  let failsLater: Bool
  let startedAt: Instant
  private(set) var periods = 1
  private(set) var state = State.active

  var paidThrough: Instant { startedAt.adding(.months(months * periods)) }
  var graceEnd: Instant { paidThrough.adding(.days(16)) }
  var holdEnd: Instant { paidThrough.adding(.days(60)) }

  /// Nothing more can come of it.
  var isOver: Bool { state == .lapsed || state == .ended || state == .refunded }

  init(number: Int, product: Int, months: Int, failsLater: Bool, at now: Instant) {
    self.number = number
    self.product = product
    self.months = months
    self.failsLater = failsLater
    startedAt = now
  }

  /// Everything that fell due by now.
  mutating func catchUp(to now: Instant) {
    while let (next, instant) = due, instant <= now {
      if next == .active { periods += 1 }
      state = next
    }
  }

  private var due: (State, Instant)? {
    switch state {
    case .active: (failsLater ? .grace : .active, paidThrough)
    case .cancelled: (.ended, paidThrough)
    case .grace: (.onHold, graceEnd)
    case .onHold: (.lapsed, holdEnd)
    case .lapsed, .ended, .refunded: nil
    }
  }

  mutating func cancel() { state = .cancelled }
  mutating func resume() { state = .active }
  mutating func refund() { state = .refunded }
}
