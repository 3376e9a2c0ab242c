package import VehicleCatalog
package import WorldTime

/// What the car says about one service at one instant.
package struct ServiceAnswer: Hashable, Sendable {
  package let state: ServiceState
  package let reason: ServiceReason
  /// The row of the decision table that matched.
  package let rule: DecisionRule
  /// The first instant at which ``state`` or ``reason`` differs, provided that nothing but time
  /// happens; `nil` when time alone never changes them.
  package var nextChangeAt: Instant?
  /// 0…100 while activating.
  package let progress: Int?
  /// The right that decided, if one did.
  package let grant: GrantID?

  init(_ verdict: ServiceVerdict, nextChangeAt: Instant?, progress: Int?) {
    (state, reason, rule) = (verdict.state, verdict.reason, verdict.rule)
    grant = verdict.right?.grant
    self.nextChangeAt = nextChangeAt
    self.progress = progress
  }

  /// The customer can use the service now.
  package var isUsable: Bool { state.isUsable }
}

/// What the decision table says of one service at one instant.
package struct ServiceVerdict: Hashable, Sendable {
  package let state: ServiceState
  package let reason: ServiceReason
  /// The row that matched.
  package let rule: DecisionRule
  /// The right that decided, if one did.
  package let right: Entitlement?

  package var isUsable: Bool { state.isUsable }

  /// People see no difference.
  package func looksLike(_ other: ServiceVerdict) -> Bool {
    state == other.state && reason == other.reason
  }
}

/// The states of a service on the car, in the order in which the decision table asks for them.
package enum ServiceState: String, Hashable, Sendable, Codable, CaseIterable {
  case unsupported, revoked, available, scheduled
  case clockUntrusted = "clock_untrusted"
  case expired, suspended, failed, pending, activating, grace, active

  package var isUsable: Bool { self == .active || self == .grace }
}

/// Why a service is in its state. ``name`` is the stable word on the wire and on the disk.
package enum ServiceReason: Hashable, Sendable {
  /// What the car lacks.
  case unsupported(CompatibilityRule)
  case refund, withdrawal, chargeback, transfer
  case neverBought, startsLater, noTimeSincePowerLoss
  case periodEnd, billing, cancelled, trialEnd, allowanceUsed
  case onHold, paused, leaseOver
  case ecuUnreachable, notRetryable
  case waitsIgnition, waitsNetwork, lowBattery, privacyMode, waitsConsent, waitsTCU, waitsRetry
  case inProgress
  case renewalPending, billingGrace
  case paid, free, trial

  package var name: String {
    switch self {
    case .unsupported(let rule): rule.rawValue
    case .refund: "refund"
    case .withdrawal: "withdrawal"
    case .chargeback: "chargeback"
    case .transfer: "transfer"
    case .neverBought: "never_bought"
    case .startsLater: "starts_later"
    case .noTimeSincePowerLoss: "no_time_since_power_loss"
    case .periodEnd: "period_end"
    case .billing: "billing"
    case .cancelled: "cancelled"
    case .trialEnd: "trial_end"
    case .allowanceUsed: "allowance_used"
    case .onHold: "on_hold"
    case .paused: "paused"
    case .leaseOver: "lease_over"
    case .ecuUnreachable: "ecu_unreachable"
    case .notRetryable: "not_retryable"
    case .waitsIgnition: "waits_ignition"
    case .waitsNetwork: "waits_network"
    case .lowBattery: "low_battery"
    case .privacyMode: "privacy_mode"
    case .waitsConsent: "waits_consent"
    case .waitsTCU: "waits_tcu"
    case .waitsRetry: "waits_retry"
    case .inProgress: "in_progress"
    case .renewalPending: "renewal_pending"
    case .billingGrace: "billing_grace"
    case .paid: "paid"
    case .free: "free"
    case .trial: "trial"
    }
  }
}

extension ServiceReason {
  /// Every reason but ``unsupported(_:)``, whose names are the catalogue's.
  package static let known: [ServiceReason] = [
    .refund, .withdrawal, .chargeback, .transfer,
    .neverBought, .startsLater, .noTimeSincePowerLoss,
    .periodEnd, .billing, .cancelled, .trialEnd, .allowanceUsed,
    .onHold, .paused, .leaseOver,
    .ecuUnreachable, .notRetryable,
    .waitsIgnition, .waitsNetwork, .lowBattery, .privacyMode, .waitsConsent, .waitsTCU,
    .waitsRetry,
    .inProgress, .renewalPending, .billingGrace,
    .paid, .free, .trial,
  ]

  private static let named = Dictionary(uniqueKeysWithValues: known.map { ($0.name, $0) })

  /// The reason of that ``name``; `nil` when there is none.
  package init?(name: String) {
    guard let reason = Self.named[name] ?? CompatibilityRule(rawValue: name).map(Self.unsupported)
    else { return nil }
    self = reason
  }
}

extension ServiceReason: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let reason = ServiceReason(name: name) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "there is no reason ‘\(name)’")
    }
    self = reason
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}

extension ServiceReason: CustomStringConvertible {
  package var description: String { name }
}

/// The rows of the decision table, by name.
package enum DecisionRule: String, Hashable, Sendable, Codable, CaseIterable {
  case notSupported = "not_supported"
  case factoryProvided = "factory_provided"
  case rightRevoked = "right_revoked"
  case noRight = "no_right"
  case beforeStart = "before_start"
  case clockCold = "clock_cold"
  case rightEnded = "right_ended"
  case pastEnd = "past_end"
  case allowanceUsed = "allowance_used"
  case onHold = "on_hold"
  case paused
  case leaseOver = "lease_over"
  case graceOver = "grace_over"
  case activationFailed = "activation_failed"
  case activationWaiting = "activation_waiting"
  case activationRunning = "activation_running"
  case inGrace = "in_grace"
  case withinPaidPeriod = "within_paid_period"
}
