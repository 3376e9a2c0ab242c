import Foundation
import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import NissanStore

struct PauseTests {
  private static func paused(_ length: Period) throws -> Subscription {
    var subscription = try Subscription.begun(.at("2026-01-31T10:00:00Z"))
    try subscription.askPause(length, at: .at("2026-02-10T10:00:00Z"))
    return subscription
  }

  @Test func `a pause begins with the end of the period, and its end begins a new series`() throws {
    var subscription = try Self.paused(.months(3))
    #expect(subscription.state == .active)
    let reported = try subscription.run(to: .at("2026-05-28T10:00:00Z"), pays: { _ in true })
    #expect(reported == ["paused 2026-02-28T10:00:00.000Z", "active 2026-05-28T10:00:00.000Z"])
    #expect("\(subscription.paidThrough)" == "2026-06-28T10:00:00.000Z")
    #expect(subscription.pause == nil)
  }

  @Test func `a pause whose end is not paid is on hold for the whole of its window`() throws {
    var subscription = try Self.paused(.days(7))
    let reported = try subscription.run(to: .distantFuture, pays: { _ in false })
    #expect(
      reported == [
        "paused 2026-02-28T10:00:00.000Z", "on_hold 2026-03-07T10:00:00.000Z",
        "expired(billing) 2026-05-06T10:00:00.000Z",
      ])
  }

  @Test func `a pause that was dropped never begins`() throws {
    var subscription = try Self.paused(.days(7))
    try subscription.apply(.pauseDropped, at: .at("2026-02-20T10:00:00Z"))
    #expect(throws: SubscriptionRefusal.self) {
      try subscription.apply(.pauseDropped, at: .at("2026-02-20T10:00:00Z"))
    }
    let reported = try subscription.run(to: .at("2026-02-28T10:00:00Z"), pays: { _ in true })
    #expect(reported.isEmpty)
    #expect("\(subscription.paidThrough)" == "2026-03-31T10:00:00.000Z")
  }

  @Test func `what does not renew cannot be paused`() throws {
    var subscription = try Subscription.begun(.at("2026-01-31T10:00:00Z"))
    try subscription.apply(.autoRenewOff, at: .at("2026-02-10T10:00:00Z"))
    #expect(throws: SubscriptionRefusal.self) {
      try subscription.askPause(.days(7), at: .at("2026-02-11T10:00:00Z"))
    }
  }

  @Test func `a subscription that an older store kept is still read`() throws {
    var object = try #require(
      JSONSerialization.jsonObject(with: JSONEncoder().encode(Self.paused(.days(7))))
        as? [String: Any])
    for name in ["pause", "overdueSince", "priceChange", "predecessor"] { object[name] = nil }
    object["state"] = "cancelled"
    let read = try JSONDecoder().decode(
      Subscription.self, from: JSONSerialization.data(withJSONObject: object))
    #expect(read.state == .cancelled(.customer))
    #expect(read.pause == nil)
  }
}
