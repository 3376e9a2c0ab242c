import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import NissanStore

struct SubscriptionTests {
  @Test func `S11: grace, hold and end come at their exact instants`() throws {
    let start = try Instant.at("2026-01-31T10:00:00Z")
    var subscription = try Subscription.begun(start)
    let reported = try subscription.run(to: .distantFuture, pays: { _ in false })
    #expect(
      reported == [
        "grace 2026-02-28T10:00:00.000Z", "on_hold 2026-03-16T10:00:00.000Z",
        "expired(billing) 2026-04-29T10:00:00.000Z",
      ])
  }

  @Test func `the charge is tried at the period's end and a day before each deadline`() throws {
    var subscription = try Subscription.begun(.at("2026-01-31T10:00:00Z"))
    var attempts: [String] = []
    _ = try subscription.run(to: .distantFuture) { instant in
      attempts.append("\(instant)")
      return false
    }
    #expect(
      attempts == [
        "2026-02-28T10:00:00.000Z", "2026-03-15T10:00:00.000Z", "2026-04-28T10:00:00.000Z",
      ])
    #expect(subscription.attempts == 3)
  }

  @Test func `S10: a recovery in grace keeps the anchor day`() throws {
    var subscription = try Subscription.begun(.at("2026-01-31T10:00:00Z"))
    let retry = try Instant.at("2026-03-15T10:00:00Z")
    let reported = try subscription.run(to: retry, pays: { $0 == retry })
    #expect(reported == ["grace 2026-02-28T10:00:00.000Z", "active 2026-03-15T10:00:00.000Z"])
    #expect("\(subscription.paidThrough)" == "2026-03-31T10:00:00.000Z")
  }

  @Test func `a recovery on hold begins a new series at that instant`() throws {
    var subscription = try Subscription.begun(.at("2026-01-31T10:00:00Z"))
    let retry = try Instant.at("2026-04-28T10:00:00Z")
    _ = try subscription.run(to: retry, pays: { $0 == retry })
    #expect(subscription.state == .active)
    #expect("\(subscription.paidThrough)" == "2026-05-28T10:00:00.000Z")
  }

  @Test(arguments: [
    ("2026-01-31T10:00:00Z", ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]),
    ("2028-01-31T10:00:00Z", ["2028-02-29", "2028-03-31", "2028-04-30", "2028-05-31"]),
    ("2026-01-30T10:00:00Z", ["2026-02-28", "2026-03-30", "2026-04-30", "2026-05-30"]),
    ("2026-12-15T10:00:00Z", ["2027-01-15", "2027-02-15", "2027-03-15", "2027-04-15"]),
  ])
  func `S24: monthly ends are counted from the anchor day`(
    _ start: String, _ expected: [String]
  ) throws {
    var subscription = try Subscription.begun(.at(start))
    var ends: [String] = []
    for _ in expected {
      ends.append(String("\(subscription.paidThrough)".prefix(10)))
      try subscription.charged(approved: true, at: subscription.paidThrough)
    }
    #expect(ends == expected)
  }

  @Test func `S24: a year from 29 February ends on the 28th, and four years on the 29th`() throws {
    var subscription = try Subscription.begun(.at("2028-02-29T10:00:00Z"), period: .months(12))
    var ends: [String] = []
    for _ in 0..<4 {
      ends.append(String("\(subscription.paidThrough)".prefix(10)))
      try subscription.charged(approved: true, at: subscription.paidThrough)
    }
    #expect(ends == ["2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"])
  }

  @Test func `a weekly subscription has six days of grace`() throws {
    var subscription = try Subscription.begun(.at("2026-01-01T00:00:00Z"), period: .days(7))
    let reported = try subscription.run(to: .distantFuture, pays: { _ in false })
    #expect(
      reported == [
        "grace 2026-01-08T00:00:00.000Z", "on_hold 2026-01-14T00:00:00.000Z",
        "expired(billing) 2026-03-09T00:00:00.000Z",
      ])
  }

  @Test func `without grace a failed renewal is on hold at once`() throws {
    var subscription = try Subscription.begun(.at("2026-01-31T10:00:00Z"))
    let policy = SubscriptionPolicy(grace: .zero)
    let reported = try subscription.run(to: .distantFuture, policy: policy, pays: { _ in false })
    #expect(
      reported == [
        "grace 2026-02-28T10:00:00.000Z", "on_hold 2026-02-28T10:00:00.000Z",
        "expired(billing) 2026-04-29T10:00:00.000Z",
      ])
  }

  @Test(arguments: [0, 1, 5, 30, 90]) func `what falls due never lies before what was done`(
    _ recoveryDays: Int
  ) throws {
    for graceHours in [0, 6, 24, 30, 400] {
      let policy = SubscriptionPolicy(grace: .hours(graceHours), recovery: .days(recoveryDays))
      var subscription = try Subscription.begun(.at("2026-01-31T10:00:00Z"))
      var last = subscription.startedAt
      while let (at, due) = subscription.nextDue(policy) {
        #expect(at >= last)
        last = at
        switch due {
        case .charge: try subscription.charged(approved: false, at: at)
        case .over(let event): try subscription.apply(event, at: at)
        }
      }
      #expect(subscription.state == .expired(.billing))
    }
  }

  @Test func `S17: a trial with a card turns paid, one without ends`() throws {
    let start = try Instant.at("2026-01-31T10:00:00Z")
    var paid = try Subscription.begun(start, trial: .months(12))
    #expect(paid.state == .trial)
    let turned = try paid.run(to: .at("2027-01-31T10:00:00Z"), pays: { _ in true })
    #expect(turned == ["active 2027-01-31T10:00:00.000Z"])
    #expect("\(paid.paidThrough)" == "2027-02-28T10:00:00.000Z")
    var bare = try Subscription.begun(start, trial: .months(12), hasCard: false)
    #expect(
      try bare.run(to: .distantFuture, pays: { _ in true })
        == ["expired(trial) 2027-01-31T10:00:00.000Z"])
  }

  @Test func `a trial whose renewal is switched off ends without a charge`() throws {
    var subscription = try Subscription.begun(.at("2026-01-31T10:00:00Z"), trial: .months(12))
    try subscription.apply(.autoRenewOff, at: .at("2026-02-01T00:00:00Z"))
    #expect(subscription.state == .trial)
    let reported = try subscription.run(to: .distantFuture, pays: { _ in true })
    #expect(reported == ["expired(trial) 2027-01-31T10:00:00.000Z"])
    #expect(subscription.attempts == 0)
  }

  @Test func `a renewal is switched on only where there is something to charge`() throws {
    var bare = try Subscription.begun(
      .at("2026-01-31T10:00:00Z"), trial: .months(12), hasCard: false)
    #expect(throws: SubscriptionRefusal(state: .trial, event: .autoRenewOn)) {
      try bare.apply(.autoRenewOn, at: .at("2026-02-01T00:00:00Z"))
    }
  }

  @Test func `each charge has a key of its own, the same until it is answered`() throws {
    var subscription = try Subscription.begun(.at("2026-01-31T10:00:00Z"))
    let first = subscription.nextChargeKey
    #expect(subscription.nextChargeKey == first)
    try subscription.charged(approved: false, at: subscription.paidThrough)
    #expect(subscription.nextChargeKey != first)
  }
}
