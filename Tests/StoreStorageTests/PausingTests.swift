import Entitlements
import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

struct PausingTests {
  @Test(arguments: [
    ("2026-02-28T10:00:00Z", "active", "paused"), ("2026-03-28T10:00:00Z", "paused", "active"),
  ])
  func `a pause begins and ends at the exact millisecond`(
    _ boundary: String, _ before: String, _ after: String
  ) async throws {
    let fixture = try await StoreFixture()
    let id = try await fixture.subscribed().id
    let asked = try await fixture.store.pause(
      id, for: .months(1), by: fixture.account, at: .opening)
    #expect(asked.state == .active)
    let instant = try Instant.at(boundary)
    var seen: [String] = []
    for offset in [-1, 0, 1] as [Int64] {
      let subscription = try await fixture.subscription(at: instant.advanced(milliseconds: offset))
      seen.append(subscription.state.description)
      if offset >= 0 { #expect(subscription.stateSince == instant) }
    }
    #expect(seen == [before, after, after])
  }

  @Test func `nothing is charged in a pause, and its end pays a new period`() async throws {
    let fixture = try await StoreFixture()
    let id = try await fixture.subscribed().id
    _ = try await fixture.store.pause(id, for: .months(3), by: fixture.account, at: .opening)
    try await fixture.store.catchUp(to: .at("2026-05-28T09:59:59.999Z"))
    #expect(try fixture.charges() == ["199 approved"])
    let resumed = try await fixture.subscription(at: .at("2026-05-28T10:00:00Z"))
    #expect("\(resumed.paidThrough)" == "2026-06-28T10:00:00.000Z")
    #expect(try fixture.charges() == ["199 approved", "199 approved"])
    let receipts = try await fixture.store.receipts(
      of: fixture.account, at: .at("2026-05-28T10:00:00Z"))
    #expect("\(try #require(receipts.first).validFrom)" == "2026-05-28T10:00:00.000Z")
  }

  @Test func `a pause whose end is not paid is on hold, and over after its window`() async throws {
    let fixture = try await StoreFixture()
    let id = try await fixture.subscribed(card: .failingLater).id
    _ = try await fixture.store.pause(id, for: .days(7), by: fixture.account, at: .opening)
    let states = [
      ("2026-03-07T09:59:59.999Z", "paused"), ("2026-03-07T10:00:00Z", "on_hold"),
      ("2026-05-06T09:59:59.999Z", "on_hold"), ("2026-05-06T10:00:00Z", "expired(billing)"),
    ]
    for (text, state) in states {
      #expect(try await fixture.subscription(at: .at(text)).state.description == state, "\(text)")
    }
  }

  @Test(arguments: ["P7D", "1month", "3months", "P3M", "89d"])
  func `a week to three months`(_ text: String) async throws {
    let fixture = try await StoreFixture()
    let id = try await fixture.subscribed().id
    let length = try Period(parsing: text)
    #expect(
      try await fixture.store.pause(id, for: length, by: fixture.account, at: .opening).pause
        == length)
  }

  @Test(arguments: ["0d", "6d", "P6DT23H59M59.999S", "P3MT0.001S", "4months", "1000000000years"])
  func `no shorter and no longer pause`(_ text: String) async throws {
    let fixture = try await StoreFixture()
    let id = try await fixture.subscribed().id
    let length = try Period(parsing: text)
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.pause(id, for: length, by: fixture.account, at: .opening)
    }
    #expect(answer == .pauseLengthInvalid(length, min: .days(7), max: .months(3)))
    #expect(try await fixture.subscription(at: .opening).pause == nil)
  }

  @Test func `a pause that has not begun is taken back by its name or by resuming`() async throws {
    let fixture = try await StoreFixture()
    let id = try await fixture.subscribed().id
    _ = try await fixture.store.pause(id, for: .days(7), by: fixture.account, at: .opening)
    #expect(
      try await fixture.store.dropPause(of: id, by: fixture.account, at: .opening).pause == nil)
    _ = try await fixture.store.pause(id, for: .days(8), by: fixture.account, at: .opening)
    let resumed = try await fixture.store.resume(
      id, isAuthenticated: false, by: fixture.account, at: .opening)
    #expect(resumed.pause == nil)
    #expect(try fixture.charges().count == 1)
    let renewed = try await fixture.subscription(at: .at("2026-02-28T10:00:00Z"))
    #expect("\(renewed.paidThrough)" == "2026-03-31T10:00:00.000Z")
  }

  @Test func `resuming early charges at once and begins a new series`() async throws {
    let fixture = try await StoreFixture()
    let id = try await fixture.subscribed().id
    _ = try await fixture.store.pause(id, for: .months(3), by: fixture.account, at: .opening)
    let now = try Instant.at("2026-03-15T12:00:00Z")
    let resumed = try await fixture.store.resume(
      id, isAuthenticated: false, by: fixture.account, at: now)
    #expect(resumed.state == .active)
    #expect("\(resumed.paidThrough)" == "2026-04-15T12:00:00.000Z")
    #expect(try fixture.charges().count == 2)
    // The pause is gone: the next period is paid like any other.
    #expect(
      "\(try await fixture.subscription(at: resumed.paidThrough).paidThrough)"
        == "2026-05-15T12:00:00.000Z")
  }

  @Test func `resuming early with a card that asks for 3-D Secure needs the answer`() async throws {
    let fixture = try await StoreFixture()
    let order = try await fixture.reviewed("smart-alerts", card: "4000002500003155")
    _ = await fixture.confirm(order)
    _ = await fixture.authenticate(order, passed: true)
    let id = try await fixture.subscription(at: .opening).id
    _ = try await fixture.store.pause(id, for: .months(3), by: fixture.account, at: .opening)
    let now = try Instant.at("2026-03-15T12:00:00Z")
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.resume(id, isAuthenticated: false, by: fixture.account, at: now)
    }
    #expect(answer == .declined(.authenticationRequired))
    #expect(try await fixture.subscription(at: now).state == .paused)
    let resumed = try await fixture.store.resume(
      id, isAuthenticated: true, by: fixture.account, at: now)
    #expect(resumed.state == .active)
  }

  @Test func `a declined early return leaves the pause, which ends as it was asked for`()
    async throws
  {
    let (fixture, line) = try await DecliningGateway.fixture()
    let id = try #require(try await fixture.buy("smart-alerts").subscription).id
    _ = try await fixture.store.pause(id, for: .months(3), by: fixture.account, at: .opening)
    line.declines = true
    let now = try Instant.at("2026-03-15T12:00:00Z")
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.resume(id, isAuthenticated: false, by: fixture.account, at: now)
    }
    #expect(answer == .declined(.genericDecline))
    #expect(try await fixture.subscription(at: now).state == .paused)
    line.declines = false
    #expect(
      try await fixture.subscription(at: .at("2026-05-28T09:59:59.999Z")).state == .paused)
    #expect(try await fixture.subscription(at: .at("2026-05-28T10:00:00Z")).state == .active)
  }

  @Test func `only what is active and renews can be paused`() async throws {
    let fixture = try await StoreFixture()
    let trial = try await fixture.subscribed(to: "remote-door-lock").id
    let fixed = try #require(try await fixture.buy("in-car-wifi", autoRenew: false).subscription).id
    let off = try await fixture.subscribed().id
    _ = try await fixture.store.setAutoRenew(
      false, of: off, isAuthenticated: false, by: fixture.account, at: .opening)
    for (id, state) in [(trial, "trial"), (fixed, "active"), (off, "cancelled")] {
      let answer = await refusal { () async throws(StoreError) in
        try await fixture.store.pause(id, for: .days(7), by: fixture.account, at: .opening)
      }
      #expect(answer == .notPossibleNow(step: "pause_asked", state: state))
    }
  }

  @Test func `the document tells of a pause at once, and of its being taken back`() async throws {
    let fixture = try await StoreFixture()
    let id = try await fixture.subscribed().id
    let before = try await fixture.entitlement(at: .opening)
    #expect(before.right.status == .active)
    _ = try await fixture.store.pause(id, for: .days(7), by: fixture.account, at: .opening)
    let paused = try await fixture.entitlement(at: .opening)
    #expect(paused.right.status == .paused)
    #expect(paused.right.paidThrough == before.right.paidThrough)
    #expect(paused.right.graceUntil == nil)
    #expect(paused.version == before.version + 1)
    _ = try await fixture.store.dropPause(of: id, by: fixture.account, at: .opening)
    let dropped = try await fixture.entitlement(at: .opening)
    #expect(dropped.right.status == .active)
    #expect(dropped.version == before.version + 2)
  }
}

extension StoreFixture {
  /// What the newest document says of the only right there is.
  func entitlement(at now: Instant) async throws -> (version: Int, right: Entitlement) {
    let document = try #require(try await store.latestDocument(for: vehicle, at: now)).document
    return (document.version, try #require(document.entitlements.first))
  }
}
