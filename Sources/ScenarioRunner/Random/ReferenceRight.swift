import VehicleCatalog
import WorldTime

/// A right to a service as a document states it, in the reference model.
struct ReferenceRight: Hashable, Sendable {
  enum Standing: Hashable, Sendable {
    case active, cancelled, grace, onHold, paused, refunded
    /// For good, and why.
    case over(String)
  }

  /// That of the purchase.
  let number: Int
  let service: Int
  let startedAt: Instant
  let standing: Standing
  let paidThrough: Instant
  /// Until when it can be used beyond what is paid.
  let graceEnd: Instant?
  /// Until when it is kept beyond that.
  let holdEnd: Instant?
  let allowance: Allowance?

  /// A renewal is expected: only the store knows what became of it.
  var isToRenew: Bool { standing == .active && graceEnd != nil }
  var usableUntil: Instant { graceEnd ?? paidThrough }
  /// From when on it is over for good; `nil` for not before the store says so.
  var end: Instant? { isToRenew ? nil : holdEnd ?? usableUntil }

  var isOver: Bool {
    switch standing {
    case .active, .cancelled, .grace, .onHold, .paused: false
    case .refunded, .over: true
    }
  }

  /// Why it is over once it is.
  var reasonOfEnd: String {
    switch standing {
    case .cancelled: "cancelled"
    case .grace, .onHold: "billing"
    case .active, .paused, .refunded: "period_end"
    case .over(let reason): reason
    }
  }

  /// Of two that say as much, the one that lasts longer and began later speaks.
  func lasts(longerThan other: ReferenceRight) -> Bool {
    let (end, otherEnd) = (end ?? .distantFuture, other.end ?? .distantFuture)
    return end == otherEnd ? startedAt > other.startedAt : end > otherEnd
  }

  /// Of two that can be used, the one that is used first: what has no limit, then what ends first.
  func isUsed(before other: ReferenceRight) -> Bool {
    if (allowance == nil) != (other.allowance == nil) { return allowance == nil }
    let (end, otherEnd) = (end ?? .distantFuture, other.end ?? .distantFuture)
    return end == otherEnd ? startedAt < other.startedAt : end < otherEnd
  }
}
