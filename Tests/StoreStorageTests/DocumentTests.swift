import Entitlements
import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

struct DocumentTests {
  /// What the car would do with the store's newest document.
  private func intake(
    _ fixture: StoreFixture, over kept: EntitlementRecord? = nil, at now: Instant
  ) async throws -> EntitlementRecord {
    let signed = try #require(try await fixture.store.latestDocument(for: fixture.vehicle, at: now))
    let trust = TrustStore(roots: [
      TrustedRoot(key: try await fixture.store.trustRoot(), origin: .file, since: .opening)
    ])
    let verified = try DocumentVerifier.verify(
      signed.compact, vehicle: fixture.vehicle, trust: trust, at: now)
    return try EntitlementRecord.intake(verified, over: kept).record
  }

  @Test func `a vehicle that never had anything has no document`() async throws {
    let fixture = try await StoreFixture()
    let signed = try await fixture.store.latestDocument(for: fixture.vehicle, at: .opening)
    #expect(signed == nil)
  }

  @Test func `a purchase issues a document that the car takes`() async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts")
    let record = try await intake(fixture, at: .opening)
    #expect(record.version == 1)
    #expect(record.leaseUntil == Instant.opening.adding(.days(35)))
    #expect(Set(record.entitlements.map(\.service)) == Set(purchase.order.plan.services))
    let right = try #require(record.entitlements(for: "smart-alerts").first)
    #expect(right.status == .active)
    #expect(right.reason == .paid)
    #expect(right.order == purchase.order.id.rawValue)
    #expect(right.revision == 1)
    #expect("\(try #require(right.paidThrough))" == "2026-02-28T10:00:00.000Z")
    #expect("\(try #require(right.graceUntil))" == "2026-03-16T10:00:00.000Z")
    #expect(right.holdUntil == nil)
  }

  @Test func `a fixed term carries no grace, a free product no end`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts", autoRenew: false)
    _ = try await fixture.buy("my-car-finder", months: nil)
    let record = try await intake(fixture, at: .opening)
    let fixed = try #require(record.entitlements(for: "smart-alerts").first)
    #expect(fixed.graceUntil == nil)
    #expect(fixed.holdUntil == nil)
    let free = try #require(record.entitlements(for: "my-car-finder").first)
    #expect(free.reason == .free)
    #expect(free.paidThrough == nil)
  }

  @Test func `a data pack carries its allowance`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("in-car-wifi-1gb", months: nil)
    let record = try await intake(fixture, at: .opening)
    #expect(record.entitlements.first?.allowance?.limit == 1_000)
    #expect(record.entitlements.first?.allowance?.unit == .megabytes)
  }

  @Test func `asking again gives the same document until a day has passed`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts")
    let first = try await intake(fixture, at: .opening)
    let almost = Instant.opening.adding(.days(1)).advanced(milliseconds: -1)
    #expect(try await intake(fixture, over: first, at: almost).hash == first.hash)
    let renewed = try await intake(fixture, over: first, at: Instant.opening.adding(.days(1)))
    #expect(renewed.version == 2)
    #expect(renewed.leaseUntil == Instant.opening.adding(.days(36)))
    #expect(renewed.entitlements == first.entitlements)
  }

  @Test func `only what changed gets a higher revision`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts")
    _ = try await fixture.buy("my-car-finder", months: nil)
    let first = try await intake(fixture, at: .opening)
    let renewal = try Instant.at("2026-02-28T10:00:00Z")
    let second = try await intake(fixture, over: first, at: renewal)
    #expect(second.version == 2)
    #expect(second.entitlements(for: "smart-alerts").map(\.revision) == [2])
    #expect(second.entitlements(for: "my-car-finder").map(\.revision) == [1])
  }

  @Test func `an unpaid subscription is told as grace, hold and end`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts", card: .failingLater)
    var record = try await intake(fixture, at: .opening)
    var reported: [String] = []
    for text in ["2026-02-28T10:00:00Z", "2026-03-16T10:00:00Z", "2026-04-29T10:00:00Z"] {
      record = try await intake(fixture, over: record, at: try .at(text))
      let right = try #require(record.entitlements(for: "smart-alerts").first)
      reported.append("\(right.status.rawValue) \(right.reason.rawValue) rev \(right.revision)")
    }
    #expect(
      reported == ["grace billing_grace rev 2", "on_hold on_hold rev 3", "ended billing rev 4"])
  }

  @Test func `an ended right stays the last word until the service is bought again`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts", autoRenew: false)
    _ = try await fixture.buy("my-car-finder", months: nil)
    let first = try await intake(fixture, at: .opening)
    var now = try Instant.at("2026-02-28T10:00:00Z")
    try await fixture.store.acknowledge(version: first.version, by: fixture.vehicle, at: now)
    let ended = try await intake(fixture, over: first, at: now)
    #expect(ended.entitlements(for: "smart-alerts").map(\.status) == [.ended])
    now = now.adding(.days(1))
    let unseen = try await intake(fixture, over: ended, at: now)
    #expect(unseen.entitlements(for: "smart-alerts").map(\.status) == [.ended])
    try await fixture.store.acknowledge(version: ended.version, by: fixture.vehicle, at: now)
    now = now.adding(.days(1))
    let seen = try await intake(fixture, over: unseen, at: now)
    #expect(seen.entitlements(for: "smart-alerts").map(\.status) == [.ended])
    _ = try await fixture.buy("smart-alerts", at: now)
    let again = try await intake(fixture, over: seen, at: now)
    #expect(again.entitlements(for: "smart-alerts").map(\.status) == [.active])
  }

  @Test func `two purchases at one frozen instant are two documents the car takes`()
    async throws
  {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts")
    let first = try await intake(fixture, at: .opening)
    _ = try await fixture.buy("my-car-finder", months: nil)
    let second = try await intake(fixture, over: first, at: .opening)
    #expect(second.version == 2)
    #expect(second.issuedAt == first.issuedAt)
  }

  @Test func `a signing key is renewed while it still has sixty days`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("my-car-finder", months: nil)
    let first = try await intake(fixture, at: .opening)
    let last = Instant.opening.adding(.days(340))
    let same = try await intake(fixture, over: first, at: last)
    #expect(same.keyID == first.keyID)
    let next = try await intake(fixture, over: same, at: last.adding(.days(1)))
    #expect(next.keyID != first.keyID)
    #expect(next.version > same.version)
  }
}
