import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// What becomes of a command while the car is at work on it.
struct CommandLifeTests {
  private func started(_ use: ServiceUse, _ before: [CarEvent] = []) throws -> Vehicle {
    var (car, service) = try CarFixture.car(for: use)
    for event in before { try car.live(until: car.asOf, event) }
    try car.live(until: car.asOf, Customer().order(service))
    return car
  }

  private func last(_ car: Vehicle) throws -> ServiceCommand { try #require(car.lastCommand) }

  @Test func `a car out of reach is given up two minutes after the work was due`() throws {
    var car = try started(.doorLock)
    let due = try last(car).dueAt
    try car.live(until: car.asOf, .networkSet(.none))
    let end = due.adding(.seconds(120))
    try car.live(until: end.advanced(milliseconds: -1))
    #expect(try last(car).state == .executing)
    let reported = try car.liveFully(until: end)
    #expect(reported == [.command(try last(car))])
    #expect(try last(car).state == .timeout)
    #expect(try last(car).endedAt == end)
    #expect(try car.refuses(.commandCancelled(id: "c-1")) == .commandOver("c-1", state: .timeout))
  }

  @Test func `a car that is reached again in time does it then`() throws {
    var car = try started(.doorLock)
    let due = try last(car).dueAt
    try car.live(until: car.asOf, .networkSet(.none))
    try car.live(until: due.adding(.seconds(60)), .networkSet(.good))
    #expect(try last(car).state == .completed)
    #expect(try last(car).endedAt == due.adding(.seconds(60)))
  }

  @Test(arguments: [-1, 0, 1] as [Int64])
  func `silence that ends by itself decides at the millisecond`(delay: Int64) throws {
    var car = try started(.doorLock)
    let limit = try last(car).timesOutAt
    let end = limit.advanced(milliseconds: delay)
    try car.live(
      until: car.asOf,
      .faultAdded(
        CarFault(id: "f-1", kind: .radioSilence, service: nil, triggersLeft: nil, until: end)))
    try car.live(until: limit.adding(.seconds(1)))
    #expect(try last(car).state == (delay <= 0 ? .completed : .timeout))
    #expect(try last(car).endedAt == min(limit, end))
  }

  @Test func `out of reach before it is due, and back by then, is no matter`() throws {
    var car = try started(.doorLock)
    let due = try last(car).dueAt
    try car.live(until: car.asOf, .networkSet(.none))
    try car.live(until: due.advanced(milliseconds: -1), .networkSet(.poor))
    try car.live(until: due)
    #expect(try last(car).endedAt == due)
  }

  @Test func `a command is cancelled at once, and does nothing`() throws {
    var car = try started(.doorLock, [])
    let locked = car.body.areDoorsLocked
    let now = try last(car).dueAt.advanced(milliseconds: -1)
    try car.live(until: now, .commandCancelled(id: "c-1"))
    #expect(try last(car).state == .cancelled)
    #expect(try last(car).endedAt == now)
    try car.live(until: after(days: 1))
    #expect(car.body.areDoorsLocked == locked)
    #expect(try last(car).state == .cancelled)
  }

  @Test(
    arguments: [
      (ServiceUse.carFinder, CarEvent.privacySet(isOn: true), CarRefusal.Code.privacyModeOn),
      (.journeyHistory, .privacySet(isOn: true), .privacyModeOn),
      (.climate, .powerSet(.on), .vehicleInUse),
      (.charge, .cableSet(isConnected: false), .cableNotConnected),
      (.doorLock, .wiped(.telematics), .serviceNotActive),
    ] as [(ServiceUse, CarEvent, CarRefusal.Code)])
  func `a rule that turns against a command on its way rejects it`(
    use: ServiceUse, event: CarEvent, code: CarRefusal.Code
  ) throws {
    var car = try started(use, use == .charge ? [.cableSet(isConnected: true)] : [])
    let now = car.asOf.adding(.seconds(1))
    let reported = try car.liveFully(until: now, event)
    #expect(try last(car).state == .rejected)
    #expect(try last(car).reason == code)
    #expect(try last(car).endedAt == now)
    #expect(reported.contains(.command(try last(car))))
  }

  @Test func `a right that ends on the way rejects the command at that instant`() throws {
    var car = try CarFixture.car(for: .doorLock).car
    let end = after(days: 10)
    try car.live(
      until: after(days: 9),
      .recordReplaced(
        .sample([.sample("remote-door-lock", revision: 2, paidThrough: end)], version: 2)))
    try car.live(until: end.advanced(milliseconds: -4_000), Customer().order("remote-door-lock"))
    let reported = try car.liveFully(until: end)
    #expect(try last(car).state == .rejected)
    #expect(try last(car).reason == .serviceNotSubscribed)
    #expect(try last(car).endedAt == end)
    #expect(reported.contains(.command(try last(car))))
  }

  @Test func `each service does one thing at a time, and several services their own`() throws {
    var car = try CarFixture.car(with: ["vehicle-status-check", "my-car-finder"])
    try car.live(until: car.asOf, Customer().order("vehicle-status-check"))
    #expect(
      try car.refuses(Customer().order("vehicle-status-check"))
        == .alreadyInProgress(command: "c-1"))
    try car.live(until: car.asOf, Customer().order("my-car-finder"))
    #expect(car.commandQueue.commands.map(\.id) == ["c-1", "c-2"])
    try car.live(until: car.asOf.adding(.seconds(5)))
    #expect(car.commandQueue.commands.map(\.state) == [.completed, .completed])
    #expect(try car.refuses(Customer().order("vehicle-status-check")) == nil)
  }

  @Test func `a car remembers the last twenty commands that are over`() throws {
    var car = try CarFixture.car(with: ["vehicle-status-check"])
    for _ in 1...25 { _ = try car.carryOut(Customer().order("vehicle-status-check")) }
    #expect(car.commandQueue.commands.map(\.id) == (6...25).map { "c-\($0)" })
    #expect(car.commandQueue["c-5"] == nil)
    #expect(car.commandQueue["c-6"]?.state == .completed)
  }

  @Test func `a command reaches a sleeping car and wakes it`() throws {
    var (car, service) = try CarFixture.car(for: .vehicleStatus)
    try car.live(until: after(days: 1))
    #expect(car.body.sleepState(at: car.asOf) == .asleep)
    let reported = try car.liveFully(until: car.asOf, Customer().order(service))
    #expect(reported.contains(.sleep(.awake)))
    try car.live(until: after(days: 14))
    #expect(
      car.body.sleepState(at: car.asOf) == .asleep, "its days are counted from the command on")
    try car.live(until: after(days: 15))
    #expect(car.body.sleepState(at: car.asOf) == .deepSleep)
  }

  @Test func `written and read in its midst a command ends the same`() throws {
    let car = try started(.carFinder)
    var (here, there) = (car, try car.writtenAndRead())
    #expect(try here.liveFully(until: after(days: 1)) == there.liveFully(until: after(days: 1)))
  }
}
