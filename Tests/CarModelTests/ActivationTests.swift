import Entitlements
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel

/// The work on an entitled service: `journey-history` takes two minutes with ignition and network.
struct ActivationTests {
  private let service: ServiceID = "journey-history"

  private func entitledCar() throws -> Vehicle {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .recordReplaced(.sample([.sample(service)])))
    return car
  }

  @Test func `activation ends at the exact millisecond`() throws {
    let car = try entitledCar()
    let end = after(minutes: 2)
    #expect(try car.says(of: service, at: CarFixture.start).nextChangeAt == end)
    #expect(try car.state(of: service, at: end.advanced(milliseconds: -1)) == .activating)
    #expect(try car.state(of: service, at: end) == .active)
    #expect(try car.state(of: service, at: end.advanced(milliseconds: 1)) == .active)
  }

  @Test(arguments: PowerMode.allCases, NetworkQuality.allCases)
  func `activation runs exactly while ignition and network are there`(
    power: PowerMode, network: NetworkQuality
  ) throws {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .powerSet(power))
    try car.live(until: CarFixture.start, .networkSet(network))
    try car.live(until: CarFixture.start, .recordReplaced(.sample([.sample(service)])))
    let answer = try car.says(of: service, at: after(minutes: 60))
    switch (power.isIgnitionOn, network != .none) {
    case (false, _): #expect(answer.reason == .waitsIgnition)
    case (true, false): #expect(answer.reason == .waitsNetwork)
    case (true, true): #expect(answer.reason == .paid)
    }
    #expect(answer.state == (answer.reason == .paid ? .active : .pending))
  }

  @Test(arguments: [CarEvent.powerSet(.off), .powerSet(.accessory), .networkSet(.none)])
  func `an interrupted activation keeps what was done`(interruption: CarEvent) throws {
    var car = try entitledCar()
    try car.live(until: after(milliseconds: 50_000), interruption)
    #expect(try car.state(of: service, at: after(days: 1)) == .pending)
    #expect(try car.says(of: service, at: after(days: 1)).nextChangeAt == after(days: 28))

    try car.live(until: after(days: 1), .powerSet(.driving))
    try car.live(until: after(days: 1), .networkSet(.poor))
    let end = after(days: 1, milliseconds: 70_000)
    #expect(try car.says(of: service, at: after(days: 1)).progress == 41)
    #expect(try car.says(of: service, at: after(days: 1)).nextChangeAt == end)
    #expect(try car.state(of: service, at: end.advanced(milliseconds: -1)) == .activating)
    #expect(try car.state(of: service, at: end) == .active)
  }

  @Test func `many interruptions lose and win no millisecond`() throws {
    var car = try entitledCar()
    for second in 0..<119 {
      let on = after(minutes: second * 10)
      try car.live(until: on, .powerSet(.on))
      try car.live(until: on.advanced(milliseconds: 1_000), .powerSet(.off))
    }
    let last = after(minutes: 5_000)
    try car.live(until: last, .powerSet(.on))
    #expect(
      try car.says(of: service, at: last).nextChangeAt == last.advanced(milliseconds: 1_000))
  }

  @Test(arguments: [0, 1, 30_000, 119_999, 120_000, 600_000] as [Int64])
  func `a car that is written and read again is the same car`(elapsed: Int64) throws {
    var car = try entitledCar()
    try car.live(until: after(milliseconds: elapsed), .networkSet(.poor))
    let again = try car.writtenAndRead()
    #expect(again == car)
    #expect(try again.says(of: service, at: after(minutes: 2)).state == .active)
  }

  @Test func `a done activation needs its conditions no more`() throws {
    var car = try entitledCar()
    try car.live(until: after(minutes: 2), .powerSet(.off))
    #expect(try car.state(of: service, at: after(minutes: 3)) == .active)
  }

  @Test func `a scheduled service begins its activation at its start`() throws {
    var car = try CarFixture.car()
    let begin = after(days: 3)
    try car.live(
      until: CarFixture.start, .recordReplaced(.sample([.sample(service, from: begin)])))
    #expect(try car.says(of: service, at: CarFixture.start).nextChangeAt == begin)
    #expect(try car.state(of: service, at: begin.advanced(milliseconds: -1)) == .scheduled)
    #expect(try car.state(of: service, at: begin) == .activating)
    let end = begin.adding(.minutes(2))
    #expect(try car.says(of: service, at: begin).nextChangeAt == end)
    #expect(try car.state(of: service, at: end.advanced(milliseconds: -1)) == .activating)
    #expect(try car.state(of: service, at: end) == .active)
  }

  @Test func `a service that lapsed and comes back is activated anew`() throws {
    var car = try entitledCar()
    try car.live(until: after(days: 28))
    #expect(try car.state(of: service, at: after(days: 28)) == .expired)
    let renewed = Entitlement.sample(service, revision: 2, paidThrough: after(days: 60))
    try car.live(until: after(days: 30), .recordReplaced(.sample([renewed], version: 2)))
    #expect(try car.state(of: service, at: after(days: 30)) == .activating)
    #expect(try car.state(of: service, at: after(minutes: 2, days: 30)) == .active)
  }

  @Test func `a suspended service keeps its activation`() throws {
    var car = try entitledCar()
    let paused = Entitlement.sample(
      service, revision: 2, .paused, .paused, hold: after(days: 90))
    try car.live(until: after(days: 5), .recordReplaced(.sample([paused], version: 2)))
    #expect(try car.state(of: service, at: after(days: 27)) == .active, "it begins on day 28")
    try car.live(until: after(days: 28))
    #expect(try car.state(of: service, at: after(days: 28)) == .suspended)
    let resumed = Entitlement.sample(service, revision: 3, paidThrough: after(days: 60))
    try car.live(until: after(days: 35), .recordReplaced(.sample([resumed], version: 3)))
    #expect(try car.state(of: service, at: after(days: 35)) == .active)
  }
}
