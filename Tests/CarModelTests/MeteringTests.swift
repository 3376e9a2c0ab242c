import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// Use is counted against the rights in use, one after the other, and stops with the last.
struct MeteringTests {
  private static let units = Allowance.Unit.allCases
  private let wifi: ServiceID = "in-car-wifi"

  /// A right that ends so many days after the start.
  private func right(
    _ unit: Allowance.Unit, _ limit: Int, _ grant: GrantID, days: Int = 28,
    service: ServiceID = "in-car-wifi"
  ) -> Entitlement {
    .sample(
      service, grant: grant, paidThrough: after(days: days),
      allowance: Allowance(unit: unit, limit: limit))
  }

  /// Rights that end a day apart, in a document that names the last first.
  private func car(_ unit: Allowance.Unit, limits: [Int]) throws -> Vehicle {
    let rights = limits.enumerated().map { index, limit in
      right(unit, limit, GrantID(rawValue: "g-\(index)"), days: 20 + index)
    }
    return try CarFixture.car(owning: rights.reversed())
  }

  /// Uses so much of a unit at once, as far as it can be done at once.
  ///
  /// - Returns: the command, where one is needed.
  @discardableResult
  private func use(
    _ amount: Int, _ unit: Allowance.Unit, _ car: inout Vehicle
  ) throws -> ServiceCommand? {
    switch unit {
    case .megabytes:
      var inputs = CommandInputs()
      inputs.megabytes = amount
      let order = CommandOrder(
        service: wifi, action: nil, inputs: inputs, authority: .driver, pinDigest: nil)
      try car.live(until: car.asOf, .commandStarted(order))
      try car.live(until: car.asOf.adding(.seconds(1)))
      return car.commandQueue.commands.last
    case .kilometres:
      let trip = Trip(at: car.asOf, metres: Int64(amount) * 1_000, topSpeed: 50)
      try car.live(until: car.asOf, .drove(trip))
    case .ignitionCycles:
      for _ in 0..<amount {
        try car.live(until: car.asOf, .powerSet(.off))
        try car.live(until: car.asOf, .powerSet(.on))
      }
    }
    return nil
  }

  private func used(_ car: Vehicle) -> [GrantID: Int] {
    car.usage.used(of: car.record).filter { $0.value > 0 }
  }

  private func usable(_ car: Vehicle) throws -> Bool {
    try car.says(of: wifi, at: car.asOf).isUsable
  }

  @Test(arguments: units, [[10], [10, 5], [3, 4, 5]])
  func `use fills one right after the other, to the unit`(
    unit: Allowance.Unit, limits: [Int]
  ) throws {
    let sum = limits.reduce(0, +)
    for asked in 1...sum + 2 {
      var car = try car(unit, limits: limits)
      let command = try use(asked, unit, &car)
      var rest = min(asked, sum)
      for (index, limit) in limits.enumerated() {
        let part = min(rest, limit)
        #expect(used(car)[GrantID(rawValue: "g-\(index)"), default: 0] == part)
        rest -= part
      }
      let answer = try car.says(of: wifi, at: car.asOf)
      #expect(answer.isUsable == (asked < sum))
      #expect(asked < sum || answer.reason == .allowanceUsed)
      guard let command else { continue }
      #expect(command.state == (asked > sum ? .rejected : .completed))
      #expect(command.reason == (asked > sum ? .quotaExceeded : nil))
      var facts = [("spentMegabytes", min(asked, sum)), ("leftMegabytes", max(0, sum - asked))]
      if asked > sum { facts.insert(("askedMegabytes", asked), at: 0) }
      #expect(command.facts == facts.map { CommandFact($0.0, "\($0.1)") })
    }
  }

  @Test(arguments: units) func `a right without an allowance spares those beside it`(
    unit: Allowance.Unit
  ) throws {
    for endless in [
      Entitlement.sample(wifi, grant: "free", paidThrough: after(days: 2)),
      .sample(wifi, grant: "free", paidThrough: after(days: 60)),
      .sample(wifi, grant: "free", paidThrough: nil),
      // Paid for until before, and in its grace.
      .sample(
        wifi, grant: "free", .grace, .billingGrace, paidThrough: after(minutes: 1),
        grace: after(days: 16), hold: after(days: 60)),
    ] {
      var car = try CarFixture.car(owning: [right(unit, 5, "g-1"), endless])
      let command = try use(50, unit, &car)
      #expect(used(car).isEmpty)
      #expect(try usable(car))
      #expect(
        command?.facts ?? [CommandFact("spentMegabytes", "50")] == [
          CommandFact("spentMegabytes", "50")
        ])
    }
  }

  @Test(arguments: units) func `a right that is not in force takes nothing`(
    unit: Allowance.Unit
  ) throws {
    let allowance = Allowance(unit: unit, limit: 100)
    for other in [
      Entitlement.sample(wifi, grant: "other", from: after(days: 1), allowance: allowance),
      .sample(wifi, grant: "other", .revoked, .refund, allowance: allowance),
      .sample(wifi, grant: "other", .ended, .cancelled, allowance: allowance),
      .sample(
        wifi, grant: "other", .onHold, .onHold, hold: after(days: 60), allowance: allowance),
      .sample(wifi, grant: "other", paidThrough: after(minutes: 1), allowance: allowance),
    ] {
      var car = try CarFixture.car(owning: [right(unit, 5, "g-1"), other])
      let command = try use(7, unit, &car)
      #expect(used(car) == ["g-1": 5])
      #expect(try usable(car) == false)
      #expect(command?.reason ?? .quotaExceeded == .quotaExceeded)
    }
  }

  @Test(arguments: units, units) func `a right with a limit in another unit takes all the rest`(
    unit: Allowance.Unit, other: Allowance.Unit
  ) throws {
    guard unit != other else { return }
    var car = try CarFixture.car(owning: [
      right(unit, 5, "g-1", days: 20), right(other, 5, "g-2", days: 30),
    ])
    let command = try use(50, unit, &car)
    #expect(used(car) == ["g-1": 5])
    #expect(command.map { $0.state == .completed } ?? true)
    #expect(try usable(car))
    try use(4, other, &car)
    #expect(used(car) == ["g-1": 5, "g-2": 4])
    try use(1, other, &car)
    #expect(try usable(car) == false)
  }

  @Test(arguments: units) func `of two that end at once the one that began first is used first`(
    unit: Allowance.Unit
  ) throws {
    let allowance = Allowance(unit: unit, limit: 5)
    let older = Entitlement.sample(wifi, grant: "g-2", allowance: allowance)
    let newer = Entitlement.sample(
      wifi, grant: "g-1", from: after(minutes: 1), allowance: allowance)
    var car = try CarFixture.car(owning: [newer, older])
    #expect(try car.says(of: wifi, at: car.asOf).grant == "g-2")
    try use(6, unit, &car)
    #expect(used(car) == ["g-1": 1, "g-2": 5])
  }

  @Test(arguments: units) func `what is counted is kept, between any two uses`(
    unit: Allowance.Unit
  ) throws {
    var car = try car(unit, limits: [3, 4])
    for step in 1...7 {
      #expect(try usable(car))
      try use(1, unit, &car)
      car = try car.writtenAndRead()
      #expect(used(car).values.reduce(0, +) == step)
    }
    #expect(try usable(car) == false)
  }

  @Test(arguments: [Allowance.Unit.kilometres, .ignitionCycles])
  func `each service of a drive counts it once, on its own rights`(unit: Allowance.Unit) throws {
    var car = try CarFixture.car(owning: [
      right(unit, 5, "wifi-1", days: 20), right(unit, 5, "wifi-2"),
      right(unit, 9, "traffic", service: "premium-traffic"),
    ])
    try use(8, unit, &car)
    #expect(used(car) == ["wifi-1": 5, "wifi-2": 3, "traffic": 8])
  }

  @Test func `a use that goes over two packs warns of the second alone`() throws {
    var car = try car(.megabytes, limits: [100, 100])
    var inputs = CommandInputs()
    inputs.megabytes = 185
    let order = CommandOrder(
      service: wifi, action: nil, inputs: inputs, authority: .tester, pinDigest: nil)
    try car.live(until: car.asOf, .commandStarted(order))
    let reported = try car.liveFully(until: car.asOf.adding(.seconds(1)))
    #expect(
      reported.compactMap { if case .allowanceLow(_, let percent) = $0 { percent } else { nil } }
        == [80])
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `what is counted is what was served, whatever is drawn`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let limits = (0..<generator.number(1...4)).map { _ in generator.number(1...60) }
    var car = try car(.megabytes, limits: limits)
    var served = 0
    while try usable(car) {
      let command = try #require(try use(generator.number(1...40), .megabytes, &car))
      let spent = command.facts.first { $0.name == "spentMegabytes" }
      served += Int(spent?.value ?? "") ?? 0
      #expect(used(car).values.reduce(0, +) == served)
    }
    #expect(served == limits.reduce(0, +))
  }
}
