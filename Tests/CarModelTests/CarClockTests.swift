import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// The time a car believes: what sets it, what stops it, and what a car does without it.
struct CarClockTests {
  private let service: ServiceID = "smart-alerts"
  private let backed = "qashqai-j12b/2025/tekna"

  /// The 12 V battery is off from one instant to another.
  private func cut(_ car: inout Vehicle, from: Instant, to end: Instant) throws {
    try car.live(until: from, .supplySet(isConnected: false))
    try car.live(until: end, .supplySet(isConnected: true))
    try car.live(until: end, .powerSet(.on))
  }

  private func document(_ version: Int, issuedAt: Instant) throws -> CarEvent {
    .recordReplaced(
      try .sample([.sample(service)], version: version, issuedAt: issuedAt))
  }

  private func reading(_ car: Vehicle, at instant: Instant) -> TrustedTime {
    car.clock.reading(at: instant)
  }

  @Test func `a new car's clock is right and trusted, and aged after 35 days without a word`()
    throws
  {
    var car = try CarFixture.car(owning: [.sample(service, paidThrough: after(days: 60))])
    let aged = after(days: 35)
    #expect(reading(car, at: aged.advanced(milliseconds: -1)).state == .trusted)
    #expect(reading(car, at: aged).state == .aged)
    #expect(reading(car, at: aged).now == aged)
    #expect(try car.isNotified(.clock(.aged), by: aged.advanced(milliseconds: -1)) == false)
    #expect(try car.liveFully(until: aged).contains(.clock(.aged)))
    #expect(try car.state(of: service, at: aged) == .active, "an aged clock is still believed")
    let reported = try car.liveFully(
      until: after(days: 36), .timeSigned(after(days: 36), isFresh: false))
    #expect(reported.contains(.clock(.trusted)))
    #expect(reading(car, at: after(days: 71)).state == .aged)
  }

  @Test func `a car with a backup counts on without power`() throws {
    var car = try CarFixture.car(backed, with: [service])
    try cut(&car, from: after(days: 1), to: after(days: 27))
    #expect(reading(car, at: after(days: 27)).state == .trusted)
    #expect(reading(car, at: after(days: 27)).now == after(days: 27))
    #expect(car.wallTime(at: after(days: 27)) == after(days: 27))
    #expect(try car.says(of: service, at: after(days: 27)).nextChangeAt == after(days: 28))
  }

  @Test func `S9: a car without one goes cold, knows only what it knew, and shows 2020`() throws {
    var car = try CarFixture.car(CarFixture.withoutBackup, with: [service])
    let reported = try car.liveFully(until: after(days: 1), .supplySet(isConnected: false))
    #expect(reported.contains(.clock(.cold)))
    #expect(reported.contains(.lowVoltage(.dead)))
    #expect(reading(car, at: after(days: 27)).now == after(days: 1), "nothing counts")
    try car.live(until: after(days: 40), .supplySet(isConnected: true))
    try car.live(until: after(days: 40), .powerSet(.on))
    #expect(reading(car, at: after(days: 41)).now == after(days: 2), "it counts on from there")
    #expect(car.wallTime(at: after(days: 40)) == CarClock.wallAfterPowerLoss)
    #expect(car.clock.wallFlag(at: after(days: 40)) == nil, "it cannot know")
    let answer = try car.says(of: service, at: after(days: 40))
    #expect(answer.state == .clockUntrusted)
    #expect(answer.nextChangeAt == nil)

    // The phone's document is proof of the time, at least.
    let changes = try car.live(
      until: after(days: 41), document(2, issuedAt: after(days: 20)))
    #expect(changes.map(\.to) == [.active])
    #expect(reading(car, at: after(days: 41)).now == after(days: 20))
    #expect(reading(car, at: after(days: 41)).state == .trusted)
    #expect(try car.says(of: service, at: after(days: 41)).nextChangeAt == after(days: 49))
  }

  @Test func `S9: a first start with no link is trusted by the factory's setting`() throws {
    var car = try CarFixture.car(CarFixture.withoutBackup)
    try car.live(until: CarFixture.start, .networkSet(.none))
    #expect(reading(car, at: after(days: 3)).state == .trusted)
    #expect(try car.says(of: service, at: after(days: 3)).reason == .neverBought)
    #expect(try car.says(of: "ecall", at: after(days: 3)).state == .active)
  }

  @Test func `a document sets the clock forward and never back`() throws {
    var car = try CarFixture.car(backed, with: [service])
    try car.live(until: after(days: 1), document(2, issuedAt: after(minutes: 20, days: 1)))
    #expect(reading(car, at: after(days: 1)).now == after(minutes: 20, days: 1))
    try car.live(until: after(days: 2), document(3, issuedAt: after(days: 1)))
    #expect(reading(car, at: after(days: 2)).now == after(minutes: 20, days: 2))
    try car.live(until: after(days: 2), .timeSigned(after(days: 1), isFresh: false))
    #expect(reading(car, at: after(days: 2)).now == after(minutes: 20, days: 2))
  }

  @Test(arguments: [false, true])
  func `a fresh statement sets the clock exactly, cold or not, forward or back`(isCold: Bool)
    throws
  {
    for off in [-400, 0, 400] {
      var car = try CarFixture.car(CarFixture.withoutBackup, with: [service])
      if isCold { try cut(&car, from: after(days: 1), to: after(days: 1)) }
      #expect((reading(car, at: after(days: 1)).state == .cold) == isCold)
      let signed = after(days: 1 + off)
      try car.live(until: after(days: 1), .timeSigned(signed, isFresh: true))
      #expect(reading(car, at: after(days: 1)).now == signed)
      #expect(reading(car, at: after(days: 1)).state != .cold)
      #expect(reading(car, at: after(days: 2)).now == after(days: 2 + off))
    }
  }

  @Test func `a cold clock that runs ahead is set back by a fresh statement only`() throws {
    var car = try CarFixture.car(CarFixture.withoutBackup, with: [service])
    let jump = CarFault(
      id: "f-1", kind: .clockJump(milliseconds: 86_400_000), service: nil, triggersLeft: nil,
      until: nil)
    try car.live(until: after(days: 1), .faultAdded(jump))
    try cut(&car, from: after(days: 1), to: after(days: 1))
    try car.live(until: after(days: 1), document(2, issuedAt: after(days: 1)))
    #expect(reading(car, at: after(days: 1)).now == after(days: 2))
    try car.live(until: after(days: 1), .timeSigned(after(days: 1), isFresh: true))
    #expect(reading(car, at: after(days: 1)).now == after(days: 1))
  }

  @Test func `nobody tells the time to a car without power`() throws {
    var car = try CarFixture.car(CarFixture.withoutBackup, with: [service])
    try car.live(until: after(days: 1), .supplySet(isConnected: false))
    for event in [
      CarEvent.timeSigned(after(days: 1), isFresh: true),
      try document(2, issuedAt: after(days: 1)), .wallClockSet(after(days: 9)), .powerSet(.on),
      .woken,
    ] {
      #expect(throws: CarRefusal.noSupply) { try car.live(until: after(days: 1), event) }
    }
  }

  @Test func `fail_open spends its budget of powered minutes, and not a millisecond more`() throws {
    var car = try CarFixture.car(CarFixture.withoutBackup, with: [service])
    try car.live(until: after(days: 1), .clockPolicySet(.failOpen, budgetMinutes: 60))
    try car.live(until: after(days: 1), .supplySet(isConnected: false))
    try car.live(until: after(days: 1), .supplySet(isConnected: true))
    let parked = try car.says(of: service, at: after(days: 1))
    #expect(parked.state == .active)
    #expect(parked.nextChangeAt == after(days: 28), "nothing is spent while it is off")

    try car.live(until: after(days: 2), .powerSet(.accessory))
    #expect(
      try car.says(of: service, at: after(days: 2)).nextChangeAt == after(minutes: 60, days: 2))
    try car.live(until: after(minutes: 59, days: 2), .powerSet(.off))
    try car.live(until: after(days: 3), .powerSet(.on))
    let end = after(minutes: 1, days: 3)
    #expect(try car.says(of: service, at: after(days: 3)).nextChangeAt == end)
    #expect(try car.state(of: service, at: end.advanced(milliseconds: -1)) == .active)
    #expect(try car.says(of: service, at: end).reason == .noTimeSincePowerLoss)
    #expect(try car.says(of: service, at: end.adding(.days(100))).state == .clockUntrusted)

    // A signed time ends the coldness and fills the budget again.
    try car.live(until: after(days: 4), .timeSigned(after(days: 4), isFresh: false))
    #expect(try car.state(of: service, at: after(days: 4)) == .active)
    try cut(&car, from: after(days: 5), to: after(days: 5))
    #expect(
      try car.says(of: service, at: after(days: 5)).nextChangeAt == after(minutes: 60, days: 5))
  }

  @Test(arguments: [0, 1, 100_000])
  func `the budget is what the policy says`(minutes: Int) throws {
    var car = try CarFixture.car(
      CarFixture.withoutBackup, owning: [.sample(service, .active, .free, paidThrough: nil)])
    try cut(&car, from: after(days: 1), to: after(days: 1))
    #expect(try car.state(of: service, at: after(days: 1)) == .clockUntrusted)
    try car.live(until: after(days: 1), .clockPolicySet(.failOpen, budgetMinutes: minutes))
    let answer = try car.says(of: service, at: after(days: 1))
    #expect(answer.state == (minutes == 0 ? .clockUntrusted : .active))
    #expect(answer.nextChangeAt == (minutes == 0 ? nil : after(minutes: minutes, days: 1)))
    try car.live(until: after(days: 1), .clockPolicySet(.failClosed, budgetMinutes: minutes))
    #expect(try car.state(of: service, at: after(days: 1)) == .clockUntrusted)
    for budget in [-1, 100_001] {
      #expect(throws: CarRefusal.self) {
        try car.live(until: after(days: 1), .clockPolicySet(.failOpen, budgetMinutes: budget))
      }
    }
  }

  @Test func `a battery that dies first stops the spending of the budget`() throws {
    var car = try CarFixture.car(
      CarFixture.withoutBackup, owning: [.sample(service, .active, .free, paidThrough: nil)])
    try car.live(until: after(days: 1), .clockPolicySet(.failOpen, budgetMinutes: 100_000))
    try car.live(until: after(days: 1), .supplySet(isConnected: false))
    try car.live(until: after(days: 1), .supplySet(isConnected: true))
    try car.live(until: after(days: 1), .powerSet(.accessory))
    #expect(try car.says(of: service, at: after(days: 1)).nextChangeAt == nil)
    #expect(try car.state(of: service, at: after(days: 300)) == .active)
  }
}
