package import VehicleCatalog
import WorldTime

/// One right (or the lack of one) at one instant: what a row of the decision table looks at.
struct DecisionCase {
  let circumstances: ServiceCircumstances
  let right: Entitlement?

  /// What the car believes the time is.
  var now: Instant { circumstances.clock.now }
  var activation: ActivationPhase { circumstances.activation.passing(circumstances.clock.world) }
  /// The car's clock is cold, and its policy forbids to go on without it (any longer).
  var isStopped: Bool { circumstances.isStoppedByClock }

  func isOver(_ instant: Instant?) -> Bool { instant.map { $0 <= now } ?? false }
}

/// The states of a service on the car, top to bottom: the first row with a reason answers.
enum DecisionTable {
  struct Row: Sendable {
    let state: ServiceState
    let rule: DecisionRule
    /// Why the row applies; `nil` when it does not.
    let reason: @Sendable (DecisionCase) -> ServiceReason?
  }

  static let rows: [Row] = [
    Row(state: .unsupported, rule: .notSupported) { facts in
      guard case .unsupported(let rule) = facts.circumstances.support else { return nil }
      return .unsupported(rule)
    },
    Row(state: .active, rule: .factoryProvided) { facts in
      facts.circumstances.provision == .factory ? .free : nil
    },
    Row(state: .revoked, rule: .rightRevoked) { facts in
      facts.right.flatMap { $0.status == .revoked ? $0.revocation : nil }
    },
    Row(state: .available, rule: .noRight) { facts in
      facts.right == nil ? .neverBought : nil
    },
    Row(state: .scheduled, rule: .beforeStart) { facts in
      facts.right.flatMap { facts.now < $0.notBefore ? .startsLater : nil }
    },
    Row(state: .clockUntrusted, rule: .clockCold) { facts in
      facts.isStopped ? .noTimeSincePowerLoss : nil
    },
    Row(state: .expired, rule: .rightEnded) { facts in
      facts.right.flatMap { $0.status == .ended ? $0.expiry : nil }
    },
    Row(state: .expired, rule: .pastEnd) { facts in
      facts.right.flatMap { facts.isOver($0.end) ? $0.expiry : nil }
    },
    Row(state: .expired, rule: .allowanceUsed) { facts in
      guard let right = facts.right, let allowance = right.allowance else { return nil }
      let used = facts.circumstances.usage[right.grant, default: 0]
      return used >= allowance.limit ? .allowanceUsed : nil
    },
    Row(state: .suspended, rule: .onHold) { facts in
      facts.right.flatMap { right in
        let isLate = right.status != .paused && !right.isToRenew
        return right.status == .onHold || isLate && facts.isOver(right.usableUntil) ? .onHold : nil
      }
    },
    Row(state: .suspended, rule: .paused) { facts in
      facts.right.flatMap { $0.status == .paused && facts.isOver($0.paidThrough) ? .paused : nil }
    },
    Row(state: .suspended, rule: .leaseOver) { facts in
      facts.isOver(facts.circumstances.leaseUntil) ? .leaseOver : nil
    },
    // The store has not said whether the renewal was paid, and the car says nothing of its own.
    Row(state: .suspended, rule: .graceOver) { facts in
      facts.right.flatMap { facts.isOver($0.usableUntil) ? .renewalPending : nil }
    },
    Row(state: .failed, rule: .activationFailed) { facts in
      guard case .failed(let failure) = facts.activation else { return nil }
      return failure.reason
    },
    Row(state: .pending, rule: .activationWaiting) { facts in
      switch facts.activation {
      case .waiting(let condition): condition.reason
      case .retrying: .waitsRetry
      case .running, .done, .failed: nil
      }
    },
    Row(state: .activating, rule: .activationRunning) { facts in
      guard case .running = facts.activation else { return nil }
      return .inProgress
    },
    Row(state: .grace, rule: .inGrace) { facts in
      guard let right = facts.right, facts.isOver(right.paidThrough) else { return nil }
      return right.status == .grace ? .billingGrace : .renewalPending
    },
    Row(state: .active, rule: .withinPaidPeriod) { facts in facts.right?.basis },
  ]
}

extension Entitlement {
  fileprivate var revocation: ServiceReason {
    switch reason {
    case .withdrawal: .withdrawal
    case .chargeback: .chargeback
    case .transfer: .transfer
    default: .refund
    }
  }

  /// Why this right is over once it is.
  fileprivate var expiry: ServiceReason {
    switch (status, reason) {
    case (_, .trialEnd), (_, .trial): .trialEnd
    case (_, .cancelled), (.cancelled, _): .cancelled
    case (_, .billing), (.grace, _), (.onHold, _): .billing
    default: .periodEnd
    }
  }

  /// What use rests on.
  fileprivate var basis: ServiceReason {
    switch reason {
    case .free: .free
    case .trial: .trial
    default: .paid
    }
  }
}

extension ActivationFailure {
  /// Why a service whose activation gave up has failed.
  package var reason: ServiceReason {
    switch self {
    case .ecuUnreachable: .ecuUnreachable
    case .notRetryable: .notRetryable
    }
  }
}

extension ActivationCondition {
  /// Why a service that waits for it is not active.
  package var reason: ServiceReason {
    switch self {
    case .ignition: .waitsIgnition
    case .network: .waitsNetwork
    case .battery: .lowBattery
    case .privacy: .privacyMode
    case .consent: .waitsConsent
    case .tcu: .waitsTCU
    }
  }
}
