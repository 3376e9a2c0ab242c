import Entitlements
import Testing
import VehicleCatalog
import WorldTime

struct DecisionTableTests {
  typealias Row = (
    ServiceCircumstances, ServiceState, ServiceReason, DecisionRule, nextChangeAt: Int64?
  )

  private static let megabytes = Entitlement.Allowance(unit: .megabytes, limit: 500)

  static let rows: [Row] = [
    (
      .short([.short()], support: .unsupported(.market)), .unsupported,
      .unsupported(.market), .notSupported, nil
    ),
    (
      .short([], provision: .factory, lease: nil, activation: .waiting(.ignition), clock: .cold),
      .active, .free, .factoryProvided, nil
    ),
    (.short([.short(.revoked, .refund)]), .revoked, .refund, .rightRevoked, nil),
    (.short([.short(.revoked, .withdrawal)]), .revoked, .withdrawal, .rightRevoked, nil),
    (.short([.short(.revoked, .chargeback)]), .revoked, .chargeback, .rightRevoked, nil),
    (.short([.short(.revoked, .transfer)]), .revoked, .transfer, .rightRevoked, nil),
    (.short([]), .available, .neverBought, .noRight, nil),
    (.short([], lease: nil), .available, .neverBought, .noRight, nil),
    (.short([.short()], now: 9), .scheduled, .startsLater, .beforeStart, 10),
    (.short([.short()], clock: .cold), .clockUntrusted, .noTimeSincePowerLoss, .clockCold, nil),
    (.short([.short()], clock: .cold, policy: .failOpen), .active, .paid, .withinPaidPeriod, 20),
    (.short([.short()], clock: .aged), .active, .paid, .withinPaidPeriod, 20),
    (.short([.short()], now: 20), .expired, .periodEnd, .pastEnd, nil),
    (.short([.short(grace: 30)], now: 30), .suspended, .renewalPending, .graceOver, 90),
    (
      .short([.short(.active, .trial, grace: 30, hold: 40)], now: 50), .suspended,
      .renewalPending, .graceOver, 90
    ),
    (.short([.short(grace: 30)], now: 40, lease: 35), .suspended, .leaseOver, .leaseOver, nil),
    (.short([.short(.cancelled, .paid)], now: 20), .expired, .cancelled, .pastEnd, nil),
    (.short([.short(.active, .trial)], now: 20), .expired, .trialEnd, .pastEnd, nil),
    (.short([.short(.cancelled, .trial)], now: 20), .expired, .trialEnd, .pastEnd, nil),
    (
      .short([.short(.grace, .billingGrace, grace: 30)], now: 30), .expired, .billing, .pastEnd,
      nil
    ),
    (
      .short([.short(.onHold, .onHold, grace: 30, hold: 40)], now: 40), .expired, .billing,
      .pastEnd, nil
    ),
    (.short([.short(.paused, .paused, hold: 40)], now: 40), .expired, .periodEnd, .pastEnd, nil),
    (.short([.short(.ended, .periodEnd)]), .expired, .periodEnd, .rightEnded, nil),
    (.short([.short(.ended, .billing)]), .expired, .billing, .rightEnded, nil),
    (.short([.short(.ended, .cancelled)]), .expired, .cancelled, .rightEnded, nil),
    (.short([.short(.ended, .trialEnd)]), .expired, .trialEnd, .rightEnded, nil),
    (
      .short([.short(allowance: megabytes)], usage: ["g-1": 500]), .expired, .allowanceUsed,
      .allowanceUsed, 20
    ),
    (
      .short([.short(allowance: megabytes)], usage: ["g-1": 499]), .active, .paid,
      .withinPaidPeriod, 20
    ),
    (
      .short([.short(.onHold, .onHold, grace: 30, hold: 40)], now: 35), .suspended, .onHold,
      .onHold, 40
    ),
    (
      .short([.short(.grace, .billingGrace, grace: 30, hold: 40)], now: 30), .suspended, .onHold,
      .onHold, 40
    ),
    (.short([.short(.paused, .paused, hold: 40)], now: 25), .suspended, .paused, .paused, 40),
    (.short([.short(.paused, .paused, hold: 40)]), .active, .paid, .withinPaidPeriod, 20),
    (.short([.short()], lease: 15), .suspended, .leaseOver, .leaseOver, 20),
    (
      .short([.short(.active, .free, paidThrough: nil)], lease: 15), .suspended, .leaseOver,
      .leaseOver, nil
    ),
    (
      .short([.short()], activation: .failed(.ecuUnreachable)), .failed, .ecuUnreachable,
      .activationFailed, 20
    ),
    (
      .short([.short()], activation: .failed(.notRetryable)), .failed, .notRetryable,
      .activationFailed, 20
    ),
    (
      .short([.short()], activation: .waiting(.ignition)), .pending, .waitsIgnition,
      .activationWaiting, 20
    ),
    (
      .short([.short()], activation: .waiting(.network)), .pending, .waitsNetwork,
      .activationWaiting, 20
    ),
    (
      .short([.short()], activation: .waiting(.battery)), .pending, .lowBattery,
      .activationWaiting, 20
    ),
    (
      .short([.short()], activation: .waiting(.privacy)), .pending, .privacyMode,
      .activationWaiting, 20
    ),
    (
      .short([.short()], lease: 18, activation: .waiting(.consent)), .pending, .waitsConsent,
      .activationWaiting, 18
    ),
    (
      .short([.short()], activation: .waiting(.tcu)), .pending, .waitsTCU,
      .activationWaiting, 20
    ),
    (
      .short([.short()], activation: .retrying(at: at(17))), .pending, .waitsRetry,
      .activationWaiting, 17
    ),
    (
      .short([.short()], activation: .running(progress: 40, endsAt: at(17))), .activating,
      .inProgress, .activationRunning, 17
    ),
    (
      .short([.short()], activation: .running(progress: 40, endsAt: nil)), .activating,
      .inProgress, .activationRunning, 20
    ),
    (.short([.short(grace: 30)], now: 20), .grace, .renewalPending, .inGrace, 30),
    (
      .short([.short(.grace, .billingGrace, grace: 30)], now: 29), .grace, .billingGrace, .inGrace,
      30
    ),
    (.short([.short()]), .active, .paid, .withinPaidPeriod, 20),
    (.short([.short(grace: 30)]), .active, .paid, .withinPaidPeriod, 20),
    (.short([.short(.cancelled, .paid)]), .active, .paid, .withinPaidPeriod, 20),
    (.short([.short(.active, .trial)], lease: 17), .active, .trial, .withinPaidPeriod, 17),
    (.short([.short(.active, .free, paidThrough: nil)]), .active, .free, .withinPaidPeriod, 90),
  ]

  @Test(arguments: rows.indices)
  func `each row answers with its state, reason, rule and next change`(index: Int) {
    let (circumstances, state, reason, rule, nextChangeAt) = Self.rows[index]
    let answer = circumstances.decide()
    #expect(answer.state == state)
    #expect(answer.reason == reason)
    #expect(answer.rule == rule)
    #expect(answer.nextChangeAt == nextChangeAt.map(at))
    #expect(answer.isUsable == (state == .active || state == .grace))
    #expect((answer.progress != nil) == (state == .activating))
  }

  @Test func `the rows above reach every state, rule and reason`() {
    let answers = Self.rows.map { $0.0.decide() }
    #expect(Set(answers.map(\.state)) == Set(ServiceState.allCases))
    #expect(Set(answers.map(\.rule)) == Set(DecisionRule.allCases))
    #expect(
      Set(answers.map(\.reason.name)) == [
        "market", "refund", "withdrawal", "chargeback", "transfer", "never_bought",
        "starts_later", "no_time_since_power_loss", "period_end", "billing", "cancelled",
        "trial_end", "allowance_used", "on_hold", "paused", "lease_over", "ecu_unreachable",
        "not_retryable", "waits_ignition", "waits_network", "low_battery", "privacy_mode",
        "waits_consent", "waits_tcu", "waits_retry", "in_progress", "renewal_pending",
        "billing_grace", "paid", "free", "trial",
      ])
  }

  @Test func `each row yields to those above it`() {
    var facts = ServiceCircumstances.short(
      [.short(.revoked, .refund)], now: 5, support: .unsupported(.trim),
      provision: .factory, lease: 1, activation: .failed(.notRetryable), clock: .cold)
    func state() -> ServiceState { facts.decide().state }
    #expect(state() == .unsupported)
    facts.support = .supported
    #expect(facts.decide().rule == .factoryProvided)
    facts.provision = .store
    #expect(state() == .revoked)
    facts.entitlements = [.short(.grace, .billingGrace, grace: 30)]
    #expect(state() == .scheduled)
    facts = facts.moved(to: at(30))
    #expect(state() == .clockUntrusted)
    facts.clock = TrustedTime(now: at(30), state: .trusted)
    #expect(state() == .expired)
    facts = facts.moved(to: at(25))
    #expect(state() == .suspended)
    facts.leaseUntil = at(90)
    #expect(state() == .failed)
    facts.activation = .waiting(.network)
    #expect(state() == .pending)
    facts.activation = .running(progress: 99, endsAt: nil)
    #expect(state() == .activating)
    facts.activation = .done
    #expect(state() == .grace)
    facts = facts.moved(to: at(19))
    #expect(state() == .active)
  }

  @Test func `a renewal that fails walks through grace and hold by one document`() {
    let right = Entitlement.short(.grace, .billingGrace, grace: 30, hold: 40)
    let facts = ServiceCircumstances.short([right])
    let walk = [Int64]([9, 10, 19, 20, 29, 30, 39, 40, 41]).map { now in
      let answer = facts.moved(to: at(now)).decide()
      return "\(now) \(answer.state.rawValue) \(answer.reason)"
    }
    #expect(
      walk == [
        "9 scheduled starts_later", "10 active paid", "19 active paid", "20 grace billing_grace",
        "29 grace billing_grace", "30 suspended on_hold", "39 suspended on_hold",
        "40 expired billing", "41 expired billing",
      ])
  }

  @Test func `a cold clock is tolerated until its budget is spent, by the world's time`() {
    var facts = ServiceCircumstances.short([.short()], clock: .cold, policy: .failOpen)
    facts.clock = TrustedTime(now: at(15), state: .cold, world: at(100))
    facts.toleratedUntil = at(103)
    #expect(facts.decide().nextChangeAt == at(103))
    #expect(facts.moved(to: at(102)).decide().state == .active)
    #expect(facts.moved(to: at(103)).decide().state == .clockUntrusted)
    #expect(facts.moved(to: at(103)).decide().nextChangeAt == nil)
    facts.toleratedUntil = at(200)
    #expect(facts.decide().nextChangeAt == at(105), "the end comes first")
    facts.toleratedUntil = nil
    #expect(facts.decide().nextChangeAt == at(105))
    facts.policy = .failClosed
    #expect(facts.decide().state == .clockUntrusted)
  }

  @Test func `a right ends by the car's own time, and its work by the world's`() {
    var facts = ServiceCircumstances.short(
      [.short()], activation: .running(progress: 5, endsAt: at(107)))
    facts.clock = TrustedTime(
      now: at(15), state: .trusted, world: at(100), pace: ClockPace(partsPerMillion: -500_000))
    #expect(facts.decide().nextChangeAt == at(107))
    let done = facts.moved(to: at(107))
    #expect(done.decide().state == .active)
    #expect(done.decide().nextChangeAt == at(110), "five milliseconds take ten")
    #expect(facts.moved(to: at(110)).decide().state == .expired)
  }

  @Test func `progress is told while activating and never after`() {
    let running = ActivationPhase.running(progress: 40, endsAt: at(17))
    let facts = ServiceCircumstances.short([.short()], activation: running)
    #expect(facts.moved(to: at(16)).decide().progress == 40)
    #expect(facts.moved(to: at(17)).decide().state == .active)
    let retrying = ServiceCircumstances.short([.short()], activation: .retrying(at: at(17)))
    #expect(retrying.moved(to: at(17)).decide().progress == 0)
  }
}
