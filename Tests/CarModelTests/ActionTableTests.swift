import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// Every row of the action table: taken, at work for exactly so long, and what comes of it.
struct ActionTableTests {
  static let rows = ActionTable.all.map { "\($0.use.rawValue) \($0.action)" }

  private func row(_ name: String) throws -> ActionTable.Row {
    try #require(ActionTable.all.first { "\($0.use.rawValue) \($0.action)" == name })
  }

  /// What must be so before the action makes a difference.
  private func prepare(_ car: inout Vehicle, for row: ActionTable.Row, of service: ServiceID)
    throws
  {
    let owner = Customer()
    switch (row.use, row.action) {
    case (.doorLock, "lock"):
      _ = try car.carryOut(owner.order(service, "unlock"))
    case (.hornLights, "stop"), (.climate, "stop"):
      _ = try car.carryOut(owner.order(service, "start"))
    case (.speedAlert, "clear"), (.zoneAlert, "clear"), (.curfewAlert, "clear"),
      (.chargeTimer, "clear"):
      let set = try self.row("\(row.use.rawValue) set")
      _ = try car.carryOut(owner.order(set, of: service))
    case (.charge, _):
      try car.live(until: car.asOf, .cableSet(isConnected: true))
      if row.action == "stop" { _ = try car.carryOut(owner.order(service, "start")) }
    case (.journeyHistory, _):
      try car.live(until: car.asOf, .powerSet(.driving))
      try car.live(
        until: car.asOf, .drove(Trip(at: car.asOf, metres: 12_345, topSpeed: 90)))
      try car.live(until: car.asOf, .powerSet(.off))
    default: break
    }
  }

  /// What the car is like afterwards.
  private func isDone(_ row: ActionTable.Row, _ car: Vehicle, at now: Instant) -> Bool {
    switch (row.use, row.action) {
    case (.doorLock, "lock"): car.body.areDoorsLocked
    case (.doorLock, "unlock"): !car.body.areDoorsLocked
    case (.hornLights, "start"):
      car.body.signal == SignalRun(target: .hornLights, until: now.adding(.seconds(30)))
    case (.hornLights, "double_start"):
      car.body.signal == SignalRun(target: .hornLights, until: now.adding(.seconds(2)))
    case (.hornLights, "stop"): car.body.signal == nil
    case (.climate, "start"):
      car.body.climate == ClimateRun(celsiusTenths: 210, until: now.adding(.minutes(10)))
    case (.climate, "stop"): car.body.climate == nil
    case (.sendDestination, "send"):
      car.log.destinations == [Destination(name: "home", point: .start)]
    case (.speedAlert, "set"): car.alerts.speedLimit == 130
    case (.speedAlert, "clear"): car.alerts.speedLimit == nil
    case (.zoneAlert, "set"):
      car.alerts.zones.map(\.name) == ["home"] && car.alerts.zones.first?.radiusMetres == 1_000
    case (.zoneAlert, "clear"): car.alerts.zones.isEmpty
    case (.curfewAlert, "set"):
      car.alerts.curfew == Curfew(fromMinute: 22 * 60, toMinute: 6 * 60)
    case (.curfewAlert, "clear"): car.alerts.curfew == nil
    case (.charge, "start"): car.body.traction?.isCharging == true
    case (.charge, "stop"): car.body.traction?.isCharging == false
    case (.chargeTimer, "set"): car.alerts.chargeTimerMinute == 22 * 60
    case (.chargeTimer, "clear"): car.alerts.chargeTimerMinute == nil
    case (.carFinder, "locate"), (.vehicleStatus, "read"), (.healthReport, "read"),
      (.tyrePressure, "read"), (.batteryStatus, "read"), (.journeyHistory, "read"),
      (.wifi, "spend"):
      true
    default: false
    }
  }

  /// What it found, `name value`.
  private func facts(_ row: ActionTable.Row) -> [String] {
    switch row.use {
    case .carFinder: ["latitude 48.8656", "longitude 2.3212"]
    case .vehicleStatus: ["doors locked", "ignition off", "odometerKilometres 0"]
    case .healthReport:
      ["lowVoltageBattery normal", "odometerKilometres 0", "malfunctionIndicator off"]
    case .tyrePressure:
      ["frontLeft", "frontRight", "rearLeft", "rearRight"].map { "\($0)Kilopascals 240" }
    case .batteryStatus: ["stateOfChargePercent 80", "cable off", "charging no"]
    case .journeyHistory:
      [
        "2026-01-31/drives 1", "2026-01-31/kilometres 12",
        "2026-01-31/topSpeedKilometresPerHour 90",
      ]
    case .wifi: ["spentMegabytes 10"]
    default: []
    }
  }

  @Test(arguments: rows, [NetworkQuality.good, .poor])
  func `each action is taken, works for exactly its seconds, and does what it says`(
    name: String, network: NetworkQuality
  ) throws {
    let row = try row(name)
    var (car, service) = try CarFixture.car(for: row.use)
    try prepare(&car, for: row, of: service)
    try car.live(until: car.asOf, .networkSet(network))
    let order = Customer().order(row, of: service)
    let begun = car.asOf
    #expect(try car.refuses(order) == nil)

    let started = try car.liveFully(until: begun, order)
    let command = try #require(car.lastCommand)
    #expect(started == [.command(command)])
    #expect(command.state == .executing)
    let seconds = row.seconds * (network == .poor ? 2 : 1)
    let due = begun.adding(.seconds(seconds))
    #expect(command.dueAt == due)
    #expect(car.nextDue(in: try ShippedCatalog.load()) == due)

    let before = car.body
    #expect(try car.liveFully(until: due.advanced(milliseconds: -1)).isEmpty)
    #expect(car.body == before, "nothing is done before its time")
    let reported = try car.liveFully(until: due)
    let ended = try #require(car.lastCommand)
    #expect(reported.contains(.command(ended)))
    #expect(ended.id == command.id)
    #expect(ended.state == .completed)
    #expect(ended.endedAt == due)
    #expect(ended.reason == nil)
    #expect(ended.facts.map { "\($0.name) \($0.value)" } == facts(row))
    #expect(isDone(row, car, at: due))
  }

  @Test func `the first action of a kind is done when none is named`() throws {
    for use in ServiceUse.allCases {
      let (car, service) = try CarFixture.car(for: use)
      let first = try #require(ActionTable.rows(of: use).first)
      let inputs = CommandInputs.sample(for: first)
      var named = car
      var unnamed = car
      if use == .charge {
        try named.live(until: car.asOf, .cableSet(isConnected: true))
        try unnamed.live(until: car.asOf, .cableSet(isConnected: true))
      }
      try named.live(until: car.asOf, Customer().order(service, first.action, inputs))
      try unnamed.live(until: car.asOf, Customer().order(service, nil, inputs))
      #expect(named == unnamed)
    }
  }

  @Test func `each kind of use has actions, and no action is listed twice`() {
    for use in ServiceUse.allCases { #expect(!ActionTable.rows(of: use).isEmpty) }
    #expect(Set(Self.rows).count == ActionTable.all.count)
    for row in ActionTable.all {
      #expect(Set(row.required).isDisjoint(with: row.optional))
      #expect(row.seconds > 0)
    }
  }
}
