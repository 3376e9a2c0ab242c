import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// Rights that end by ignition cycles, kilometres, megabytes or time, whichever comes first.
struct AllowanceTests {
  private func right(
    _ service: ServiceID, _ unit: Allowance.Unit, _ limit: Int, grant: GrantID = "g-1",
    revision: Int = 1, paidThrough: Instant? = after(days: 28)
  ) -> Entitlement {
    .sample(
      service, grant: grant, revision: revision, paidThrough: paidThrough,
      allowance: Allowance(unit: unit, limit: limit))
  }

  private func used(_ car: Vehicle, _ grant: GrantID = "g-1") -> Int {
    car.usage.used(of: car.record)[grant, default: 0]
  }

  private func spend(_ megabytes: Int) -> CarEvent {
    var inputs = CommandInputs()
    inputs.megabytes = megabytes
    return .commandStarted(
      CommandOrder(
        service: "in-car-wifi", action: nil, inputs: inputs, authority: .driver, pinDigest: nil))
  }

  private func drive(_ metres: Int64) -> CarEvent {
    .drove(Trip(at: CarFixture.ready, metres: metres, topSpeed: 50))
  }

  @Test func `ignition cycles are counted at each start, and the last one ends the right`() throws {
    var car = try CarFixture.car(owning: [right("premium-traffic", .ignitionCycles, 3)])
    for start in 1...3 {
      #expect(try car.state(of: "premium-traffic", at: car.asOf) == .active)
      let now = after(minutes: 60 * start)
      for event in [CarEvent.powerSet(.off), .powerSet(.accessory), .powerSet(.off)] {
        try car.live(until: now, event)
      }
      #expect(used(car) == start - 1)
      try car.live(until: now, .powerSet(.on))
      try car.live(until: now, .powerSet(.driving))
      #expect(used(car) == start)
    }
    let answer = try car.says(of: "premium-traffic", at: car.asOf)
    #expect(answer.state == .expired)
    #expect(answer.reason == .allowanceUsed)
    #expect(answer.nextChangeAt == after(days: 28))
    try car.live(until: after(days: 1), .powerSet(.off))
    try car.live(until: after(days: 1), .powerSet(.on))
    #expect(used(car) == 3, "what is over is not metered")
  }

  @Test func `kilometres are counted to the metre`() throws {
    var car = try CarFixture.car(owning: [right("premium-traffic", .kilometres, 10)])
    for (metres, whole) in [(999, 0), (1, 1), (8_999, 9)] as [(Int64, Int)] {
      try car.live(until: CarFixture.ready, drive(metres))
      #expect(used(car) == whole)
      #expect(try car.state(of: "premium-traffic", at: CarFixture.ready) == .active)
    }
    let reported = try car.live(until: CarFixture.ready, drive(1))
    #expect(used(car) == 10)
    #expect(reported.map(\.reason) == [.allowanceUsed])
    #expect(car.body.odometerMetres == 10_000)
  }

  @Test func `a drive longer than what is left ends the right and no more is counted`() throws {
    var car = try CarFixture.car(owning: [right("premium-traffic", .kilometres, 10)])
    try car.live(until: CarFixture.ready, drive(500_000))
    #expect(try car.says(of: "premium-traffic", at: CarFixture.ready).reason == .allowanceUsed)
    try car.live(until: CarFixture.ready, drive(500_000))
    #expect(used(car) == 10)
  }

  @Test func `megabytes are spent by the hotspot, warned of at 80 and 95 percent, and end it`()
    throws
  {
    var car = try CarFixture.car(owning: [right("in-car-wifi", .megabytes, 100)])
    var warned: [Int: Int] = [:]
    var now = CarFixture.ready
    for megabytes in [79, 1, 14, 1, 4] {
      try car.liveFully(until: now, spend(megabytes))
      now = now.adding(.seconds(1))
      for case .allowanceLow("in-car-wifi", let percent) in try car.liveFully(until: now) {
        warned[percent] = used(car)
      }
    }
    #expect(warned == [80: 80, 95: 95])
    #expect(used(car) == 99)
    #expect(try car.state(of: "in-car-wifi", at: now) == .active)

    try car.live(until: now, spend(50))
    let done = now.adding(.seconds(1))
    #expect(try car.says(of: "in-car-wifi", at: now).nextChangeAt == done)
    let reported = try car.liveFully(until: done)
    #expect(used(car) == 100, "no more is spent than is left")
    #expect(car.commandQueue.commands.last?.reason == .quotaExceeded)
    #expect(try car.says(of: "in-car-wifi", at: done).reason == .allowanceUsed)
    #expect(reported.contains { if case .service = $0 { true } else { false } })
    let refusal = car.refusal(of: spend(1), at: done, in: try ShippedCatalog.load())
    #expect(refusal?.code == .quotaExceeded)
  }

  @Test func `one spending that passes both marks warns of both`() throws {
    var car = try CarFixture.car(owning: [right("in-car-wifi", .megabytes, 100)])
    try car.live(until: CarFixture.ready, spend(96))
    let reported = try car.liveFully(until: CarFixture.ready.adding(.seconds(1)))
    let warned = reported.compactMap { effect in
      if case .allowanceLow(_, let percent) = effect { percent } else { nil }
    }
    #expect(warned == [80, 95])
  }

  @Test func `time ends an allowance that is not used up`() throws {
    let car = try CarFixture.car(owning: [right("premium-traffic", .kilometres, 10)])
    #expect(
      try car.says(of: "premium-traffic", at: CarFixture.ready).nextChangeAt == after(days: 28))
    let last = after(days: 28, milliseconds: -1)
    #expect(try car.state(of: "premium-traffic", at: last) == .active)
    #expect(try car.says(of: "premium-traffic", at: after(days: 28)).reason == .periodEnd)
  }

  @Test func `nothing is metered while the service cannot be used`() throws {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .networkSet(.none))
    try car.live(
      until: CarFixture.start, .recordReplaced(.sample([right("premium-traffic", .kilometres, 10)]))
    )
    try car.live(until: after(minutes: 1), drive(9_000))
    #expect(used(car) == 0)
    try car.live(until: after(minutes: 1), .networkSet(.good))
    try car.live(until: after(minutes: 3), drive(9_000))
    #expect(used(car) == 0, "the activation takes three minutes")
    try car.live(until: after(minutes: 4), drive(9_000))
    #expect(used(car) == 9)
  }

  @Test func `a new document keeps what the same grant has used`() throws {
    var car = try CarFixture.car(owning: [right("premium-traffic", .kilometres, 10)])
    try car.live(until: CarFixture.ready, drive(7_500))
    let renewed = right(
      "premium-traffic", .kilometres, 10, revision: 2, paidThrough: after(days: 60))
    try car.live(until: after(days: 1), .recordReplaced(.sample([renewed], version: 2)))
    #expect(used(car) == 7)
    try car.live(until: after(days: 1), drive(2_500))
    #expect(try car.says(of: "premium-traffic", at: after(days: 1)).reason == .allowanceUsed)
    let other = right("premium-traffic", .kilometres, 10, grant: "g-2")
    try car.live(until: after(days: 2), .recordReplaced(.sample([other], version: 3)))
    #expect(used(car, "g-2") == 0)
    #expect(used(car) == 0, "a grant that is gone is forgotten")
    try car.live(until: after(days: 3), .recordReplaced(.sample([renewed], version: 4)))
    #expect(used(car) == 0)
  }

  @Test func `of several rights the one in use is spent, and the next takes over`() throws {
    var car = try CarFixture.car(owning: [
      right("premium-traffic", .kilometres, 10, paidThrough: after(days: 20)),
      right("premium-traffic", .kilometres, 10, grant: "g-2"),
      .sample("premium-traffic", grant: "g-3", from: after(days: 25)),
    ])
    try car.live(until: CarFixture.ready, drive(10_000))
    #expect([used(car), used(car, "g-2")] == [10, 0], "the one that ends first")
    #expect(try car.says(of: "premium-traffic", at: CarFixture.ready).grant == "g-2")
    try car.live(until: CarFixture.ready, drive(10_000))
    let gap = try car.says(of: "premium-traffic", at: CarFixture.ready)
    #expect(gap.state == .scheduled)
    #expect(gap.nextChangeAt == after(days: 25))
    #expect(try car.says(of: "premium-traffic", at: after(days: 25)).grant == "g-3")
  }

  @Test func `a right without a limit is used before one with`() throws {
    var car = try CarFixture.car(owning: [
      right("premium-traffic", .kilometres, 10),
      .sample("premium-traffic", grant: "g-2", paidThrough: after(days: 2)),
    ])
    try car.live(until: CarFixture.ready, drive(50_000))
    #expect(used(car) == 0)
    try car.live(until: after(days: 2), drive(5_000))
    #expect(used(car) == 5)
  }

  @Test(arguments: [1, 1_000_000, Int.max])
  func `no allowance is too large to meter`(limit: Int) throws {
    var car = try CarFixture.car(owning: [right("premium-traffic", .kilometres, limit)])
    for _ in 1...3 { try car.live(until: CarFixture.ready, drive(Trip.metresMax)) }
    let answer = try car.says(of: "premium-traffic", at: CarFixture.ready)
    #expect(answer.state == (limit == 1 ? .expired : .active))
  }
}
