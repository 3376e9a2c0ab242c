import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// A car that was brought into a state of a service, and what its answer must be.
struct CraftedCar: Sendable, CustomTestStringConvertible {
  typealias Answer = (state: ServiceState, reason: ServiceReason)

  let answer: Answer
  var profile = "qashqai-j12b/2025/tekna"
  var service: ServiceID = "journey-history"
  var right: Entitlement?
  var lease = after(days: 400)
  /// What happens before the store's word, and after it.
  var before: [CarEvent] = []
  var later: [CarEvent] = []
  /// When it is asked.
  var at = after(minutes: 10)
  /// When it changes, and to what.
  var next: (at: Instant, answer: Answer)?

  var testDescription: String { "\(answer.state.rawValue) \(answer.reason)" }

  /// The car at ``at``, everything due caught up.
  func car() throws -> Vehicle {
    var car = try CarFixture.car(profile)
    for event in before { try car.live(until: CarFixture.start, event) }
    if let right {
      try car.live(until: CarFixture.start, .recordReplaced(.sample([right], leaseUntil: lease)))
    }
    for event in later { try car.live(until: at, event) }
    try car.live(until: at)
    return car
  }
}

/// Every state and every reason of the service table, each in a crafted car with the exact
/// instant at which it changes.
struct ServiceTableTests {
  private static let oneStart = Allowance(unit: .ignitionCycles, limit: 1)
  private static func ended(_ reason: EntitlementReason, _ says: ServiceReason) -> CraftedCar {
    CraftedCar(answer: (.expired, says), right: .sample("journey-history", .ended, reason))
  }
  private static func revoked(_ reason: EntitlementReason, _ says: ServiceReason) -> CraftedCar {
    CraftedCar(answer: (.revoked, says), right: .sample("journey-history", .revoked, reason))
  }
  private static func waits(_ event: CarEvent, _ says: ServiceReason) -> CraftedCar {
    CraftedCar(
      answer: (.pending, says), right: .sample("journey-history"), before: [event],
      next: (after(days: 28), (.expired, .periodEnd)))
  }
  private static func fault(_ kind: CarFault.Kind, triggers: Int?) -> CarEvent {
    .faultAdded(CarFault(id: "f-1", kind: kind, service: nil, triggersLeft: triggers, until: nil))
  }

  static let cases: [CraftedCar] = [
    CraftedCar(
      answer: (.unsupported, .unsupported(.model)), service: "tyre-pressure",
      right: .sample("tyre-pressure")),
    revoked(.refund, .refund), revoked(.withdrawal, .withdrawal),
    revoked(.chargeback, .chargeback), revoked(.transfer, .transfer),
    CraftedCar(answer: (.available, .neverBought)),
    CraftedCar(
      answer: (.scheduled, .startsLater), right: .sample("journey-history", from: after(days: 3)),
      next: (after(days: 3), (.activating, .inProgress))),
    CraftedCar(
      answer: (.clockUntrusted, .noTimeSincePowerLoss), profile: CarFixture.withoutBackup,
      right: .sample("journey-history"),
      later: [.supplySet(isConnected: false), .supplySet(isConnected: true)]),
    ended(.periodEnd, .periodEnd), ended(.billing, .billing), ended(.cancelled, .cancelled),
    ended(.trialEnd, .trialEnd),
    CraftedCar(
      answer: (.expired, .allowanceUsed), right: .sample("journey-history", allowance: oneStart),
      later: [.powerSet(.off), .powerSet(.on)], next: (after(days: 28), (.expired, .periodEnd))),
    CraftedCar(
      answer: (.suspended, .onHold),
      right: .sample(
        "journey-history", .onHold, .onHold, paidThrough: after(days: 0), hold: after(days: 60)),
      next: (after(days: 60), (.expired, .billing))),
    CraftedCar(
      answer: (.suspended, .paused),
      right: .sample(
        "journey-history", .paused, .paused, paidThrough: after(minutes: 5),
        hold: after(days: 60)),
      next: (after(days: 60), (.expired, .periodEnd))),
    CraftedCar(
      answer: (.suspended, .leaseOver), right: .sample("journey-history"),
      lease: after(minutes: 10), next: (after(days: 28), (.expired, .periodEnd))),
    CraftedCar(
      answer: (.suspended, .renewalPending),
      right: .sample("journey-history", paidThrough: after(minutes: 5), grace: after(minutes: 10)),
      lease: after(days: 35), next: (after(days: 35), (.suspended, .leaseOver))),
    CraftedCar(
      answer: (.failed, .ecuUnreachable), right: .sample("journey-history"),
      before: [fault(.activationRetryable, triggers: 6)], at: after(minutes: 60),
      next: (after(days: 28), (.expired, .periodEnd))),
    CraftedCar(
      answer: (.failed, .notRetryable), right: .sample("journey-history"),
      before: [fault(.activationTerminal, triggers: 1)],
      next: (after(days: 28), (.expired, .periodEnd))),
    waits(.powerSet(.off), .waitsIgnition), waits(.networkSet(.none), .waitsNetwork),
    waits(.privacySet(isOn: true), .privacyMode), waits(.consentSet(false), .waitsConsent),
    waits(.telematicsSet(isActive: false), .waitsTCU),
    CraftedCar(
      answer: (.pending, .lowBattery), service: "ota-map-updates",
      right: .sample("ota-map-updates"), before: [.voltageSet(11_600)], at: CarFixture.start,
      // 24 V a day: 200 mV in 12 minutes.
      next: (after(minutes: 12), (.activating, .inProgress))),
    CraftedCar(
      answer: (.pending, .waitsRetry), right: .sample("journey-history"),
      before: [fault(.activationRetryable, triggers: 1)], at: after(minutes: 2),
      next: (after(minutes: 2, milliseconds: 1_000), (.activating, .inProgress))),
    CraftedCar(
      answer: (.activating, .inProgress), right: .sample("journey-history"), at: CarFixture.start,
      next: (after(minutes: 2), (.active, .paid))),
    CraftedCar(
      answer: (.grace, .renewalPending),
      right: .sample("journey-history", paidThrough: after(minutes: 5), grace: after(days: 16)),
      next: (after(days: 16), (.suspended, .renewalPending))),
    CraftedCar(
      answer: (.grace, .billingGrace),
      right: .sample(
        "journey-history", .grace, .billingGrace, paidThrough: after(minutes: 5),
        grace: after(days: 16)),
      next: (after(days: 16), (.expired, .billing))),
    CraftedCar(
      answer: (.active, .paid), right: .sample("journey-history"),
      next: (after(days: 28), (.expired, .periodEnd))),
    CraftedCar(
      answer: (.active, .free),
      right: .sample("journey-history", .active, .free, paidThrough: nil),
      next: (after(days: 400), (.suspended, .leaseOver))),
    CraftedCar(
      answer: (.active, .trial), right: .sample("journey-history", .active, .trial),
      next: (after(days: 28), (.expired, .trialEnd))),
  ]

  @Test(arguments: cases)
  func `S1: a crafted car answers, and changes at the exact millisecond`(crafted: CraftedCar)
    throws
  {
    let car = try crafted.car()
    let answer = try car.says(of: crafted.service, at: crafted.at)
    #expect(answer.state == crafted.answer.state)
    #expect(answer.reason == crafted.answer.reason)
    #expect(answer.nextChangeAt == crafted.next?.at)
    guard let next = crafted.next else { return }
    for (delay, expected) in [(-1, crafted.answer), (0, next.answer), (1, next.answer)]
      as [(Int64, CraftedCar.Answer)]
    {
      let instant = next.at.advanced(milliseconds: delay)
      let then = try car.says(of: crafted.service, at: instant)
      #expect(then.state == expected.state, "\(delay) ms")
      #expect(then.reason == expected.reason, "\(delay) ms")
      if delay < 0 { #expect(then.nextChangeAt == next.at) }
    }
  }

  @Test func `every state and every reason has a crafted car`() {
    let states = Set(Self.cases.map(\.answer.state))
    #expect(ServiceState.allCases.filter { !states.contains($0) }.isEmpty)
    let reasons = Set(Self.cases.map(\.answer.reason))
    #expect(ServiceReason.known.filter { !reasons.contains($0) }.isEmpty)
    #expect(Set(ServiceReason.known.map(\.name)).count == ServiceReason.known.count)
  }
}
