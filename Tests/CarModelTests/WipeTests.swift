import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// What a wipe erases, and what it cannot.
struct WipeTests {
  /// A car that has lived: everything that can be erased is there.
  private func livedIn() throws -> Vehicle {
    var (car, lock) = try CarFixture.car(for: .doorLock)
    try car.live(
      until: car.asOf,
      .bonded(
        Bond(id: "b-1", phoneID: "p-1", phoneName: "Phone", key: [], bondedAt: car.asOf)))
    try car.live(until: car.asOf, .privacySet(isOn: true))
    try car.live(until: car.asOf, .powerSet(.driving))
    try car.live(until: car.asOf, .drove(Trip(at: car.asOf, metres: 5_000, topSpeed: 50)))
    try car.live(until: car.asOf, .pairingFailed(.checkFailed))
    try car.live(until: car.asOf, .wallClockSet(after(days: 3)))
    try car.live(until: car.asOf, Customer().order(lock))
    return car
  }

  @Test(arguments: [Wipe.headUnit, .all])
  func `a wiped head unit forgets people, rights and journeys`(wipe: Wipe) throws {
    var car = try livedIn()
    let reported = try car.liveFully(until: car.asOf, .wiped(wipe))
    #expect(car.record == nil)
    #expect(car.activations.isEmpty)
    #expect(car.bonds.isEmpty)
    #expect(car.trust == TrustStore())
    #expect(car.pairingGate == PairingGate())
    #expect(car.pin == RemotePin())
    #expect(car.alerts == AlertRules())
    #expect(car.log == DrivingLog())
    #expect(car.usage == UsageMeter())
    #expect(!car.body.isPrivacyModeOn)
    #expect(!car.body.hasConsent)
    #expect(car.body.odometerMetres == 5_000)
    #expect(car.body.isTelematicsActive == (wipe == .headUnit))
    let cancelled = reported.compactMap { effect in
      if case .command(let command) = effect { command.state } else { nil }
    }
    #expect(cancelled == [.cancelled], "what was under way is told to be over")
    #expect(car.commandQueue.commands.isEmpty)
    #expect(
      reported.contains {
        if case .service(let change) = $0 { change.to == .available } else { false }
      }
    )
  }

  @Test func `numbers of commands are not given out twice`() throws {
    var car = try livedIn()
    try car.live(until: car.asOf, .wiped(.headUnit))
    try car.live(until: car.asOf, .pinSet(digest: "right"))
    try car.live(
      until: car.asOf, .recordReplaced(.sample([.sample("vehicle-status-check")], version: 2)))
    try car.live(until: car.asOf.adding(.minutes(3)), .powerSet(.off))
    try car.live(until: car.asOf, Customer().order("vehicle-status-check"))
    #expect(car.lastCommand?.id == "c-2")
  }

  @Test func `a wiped telematics unit must be activated again, and what it ran as well`() throws {
    var car = try CarFixture.car(with: ["vehicle-status-check"])
    try car.live(until: car.asOf, .wiped(.telematics))
    #expect(car.record != nil)
    #expect(try car.says(of: "vehicle-status-check", at: car.asOf).reason == .waitsTCU)
    try car.live(until: car.asOf, .telematicsSet(isActive: true))
    let answer = try car.says(of: "vehicle-status-check", at: car.asOf)
    #expect(answer.state == .activating)
    #expect(answer.nextChangeAt == car.asOf.adding(.minutes(1)))
  }

  @Test func `a unit that is not there cannot be activated`() throws {
    let name = "qashqai-j11/2020/tekna"
    var car = try CarFixture.car(name)
    let hasUnit = car.profile.capabilities.contains("tcu")
    #expect(!hasUnit, "\(name) is here because it has none")
    #expect(throws: CarRefusal.profileLacks("telematics unit")) {
      try car.live(until: car.asOf, .telematicsSet(isActive: true))
    }
    try car.live(until: car.asOf, .telematicsSet(isActive: false))
  }
}
