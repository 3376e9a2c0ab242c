import NissanStore
import WorldTime

/// What can go wrong with the next charge.
enum LineFault: Hashable, Sendable {
  /// The charge never reached the processor, or its answer was lost.
  case timeoutBefore, timeoutAfter
  /// The payment is pending, and decided within the time that the store waits for it.
  case slowApprove, slowDecline
  /// The payment comes when nobody waits for it any more.
  case lateApprove

  /// The event that brings it about.
  init?(_ event: ExplorationEvent) {
    switch event {
    case .timeoutBefore: self = .timeoutBefore
    case .timeoutAfter: self = .timeoutAfter
    case .slowApprove: self = .slowApprove
    case .slowDecline: self = .slowDecline
    case .lateApprove: self = .lateApprove
    default: return nil
    }
  }

  var isTimeout: Bool { self == .timeoutBefore || self == .timeoutAfter }

  var pace: ChargeRequest.Pace {
    switch self {
    case .timeoutBefore, .timeoutAfter: .atOnce
    case .slowApprove, .lateApprove: .approvesLater
    case .slowDecline: .declinesLater
    }
  }

  /// Such that nothing begins or ends within ``ExploredWorld/settling`` after a tick.
  var delays: ProcessorDelays {
    ProcessorDelays(settlement: self == .lateApprove ? .days(2) : .hours(2))
  }
}
