import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// The owner's 4-digit PIN.
struct RemotePinTests {
  private let service: ServiceID = "remote-door-lock"
  private let guess = Customer(pin: "wrong").order("remote-door-lock")
  private let right = Customer().order("remote-door-lock")

  /// Somebody types a PIN: a wrong one counts.
  private func type(_ order: CarEvent, in car: inout Vehicle, at now: Instant) throws
    -> CarRefusal?
  {
    try car.live(until: now)
    let refusal = try car.refuses(order)
    if refusal?.code == .pinWrong { try car.live(until: now, .pinFailed) }
    if refusal == nil { try car.live(until: now, order) }
    return refusal
  }

  @Test func `without a PIN nobody locks from afar, but the tester does`() throws {
    let car = try CarFixture.car(with: [service])
    #expect(try car.refuses(right) == .pinNotSet)
    #expect(!car.pin.isSet)
    #expect(try car.refuses(Customer(authority: .tester, pin: nil).order(service)) == nil)
    #expect(try car.refuses(Customer(authority: .driver).order(service)) == .ownerOnly)
  }

  @Test func `three wrong PINs lock it for fifteen minutes`() throws {
    var car = try CarFixture.car(for: .doorLock).car
    let now = car.asOf
    #expect(try type(guess, in: &car, at: now) == .pinWrong(left: 2))
    #expect(try type(guess, in: &car, at: now) == .pinWrong(left: 1))
    #expect(try type(guess, in: &car, at: now) == .pinWrong(left: 0))
    let end = now.adding(.minutes(15))
    for order in [guess, right] {
      #expect(try type(order, in: &car, at: now) == .pinLocked(until: end))
    }
    #expect(car.pin.failures == 0)
    #expect(try car.refuses(right, at: end.advanced(milliseconds: -1)) == .pinLocked(until: end))
    #expect(try car.refuses(right, at: end.advanced(milliseconds: -1))?.nextChangeAt == end)
    #expect(try car.refuses(right, at: end) == nil)
    #expect(try type(guess, in: &car, at: end) == .pinWrong(left: 2), "it counts anew")
  }

  @Test func `a right PIN forgives the wrong ones`() throws {
    var car = try CarFixture.car(for: .doorLock).car
    for _ in 1...2 { _ = try type(guess, in: &car, at: car.asOf) }
    #expect(try type(right, in: &car, at: car.asOf) == nil)
    try car.live(until: car.asOf.adding(.seconds(5)))
    #expect(try type(guess, in: &car, at: car.asOf) == .pinWrong(left: 2))
  }

  @Test func `a new PIN takes the lock off`() throws {
    var car = try CarFixture.car(for: .doorLock).car
    for _ in 1...3 { try car.live(until: car.asOf, .pinFailed) }
    #expect(car.pin.lock(at: car.asOf) != nil)
    try car.live(until: car.asOf, .pinSet(digest: "new"))
    #expect(try car.refuses(right) == .pinWrong(left: 2))
    #expect(try car.refuses(Customer(pin: "new").order(service)) == nil)
  }

  @Test func `no guess counts where there is no PIN, or while it is locked`() throws {
    var car = try CarFixture.car(with: [service])
    for _ in 1...5 { try car.live(until: car.asOf, .pinFailed) }
    #expect(car.pin == RemotePin())
    try car.live(until: car.asOf, .pinSet(digest: "right"))
    for _ in 1...3 { try car.live(until: car.asOf, .pinFailed) }
    let locked = car.pin
    try car.live(until: car.asOf.adding(.minutes(1)), .pinFailed)
    #expect(car.pin == locked)
  }

  @Test func `what needs no PIN asks for none`() throws {
    let car = try CarFixture.car(with: ["vehicle-status-check"])
    #expect(try car.refuses(Customer(pin: nil).order("vehicle-status-check")) == nil)
    #expect(
      try car.refuses(Customer(authority: .driver, pin: nil).order("vehicle-status-check")) == nil)
  }
}
