import CarModel
import Entitlements
import Testing
import WorldTime

@testable import Exploration

/// What the invariants see in one step, whatever brought it about.
struct InvariantTests {
  /// A car that just took the first document, and can use the service.
  private struct Taken {
    let world: ExploredWorld
    let document: EntitlementDocument
    let car: CarNode

    init(_ named: NamedWorld = .standard, breaking breakage: Breakage? = nil) throws {
      world = try SmallWorlds.world(named, breaking: breakage)
      let store = try #require(StoreNode(world).after(.buy, world))
      document = try #require(store.issuing(world).document)
      car = try #require(
        CarNode(world).receiving(1, document, world)?.committing(document, world))
    }

    func facts(of car: CarNode) -> CarFacts {
      CarFacts(car, keeping: car.kept == 1 ? document : nil, world)
    }

    func broken(_ next: CarNode, since former: CarNode, by event: ExplorationEvent) -> Invariant? {
      next.broken(
        since: former, by: event, facts(of: next), facts(of: former), committing: document, world)
    }
  }

  @Test(arguments: [ExplorationEvent.powerLoss, .powerReturn, .attestTime])
  func `a use that ends with neither time nor a document is noticed`(
    event: ExplorationEvent
  ) throws {
    let taken = try Taken()
    // A tick later, when the activation is done.
    let car = try #require(taken.car.after(.tick, taken.world))
    var other = car
    let ended = try #require(car.vehicle.record).with(rightsOf: nil)
    other.vehicle = car.vehicle.with(record: ended)
    #expect(taken.facts(of: car).answers.first?.state == .active)
    #expect(taken.broken(car, since: car, by: event) == nil)
    #expect(taken.broken(other, since: car, by: event) == .recordIsWhole)
    // The record is the same, and the car has lost what it did to make the service usable.
    var idle = car
    idle.vehicle = Vehicle(
      vin: car.vehicle.vin, profile: car.vehicle.profile, record: car.vehicle.record,
      activations: [:], bonds: [], pairingGate: car.vehicle.pairingGate,
      trust: car.vehicle.trust, state: car.vehicle.state, asOf: car.now)
    #expect(taken.broken(idle, since: car, by: event) == .onlyTheStoreDowngrades)
  }

  @Test func `a commit with another lease than the document's is noticed`() throws {
    let taken = try Taken()
    let before = try #require(CarNode(taken.world).receiving(1, taken.document, taken.world))
    var torn = taken.car
    torn.vehicle = torn.vehicle.with(record: torn.vehicle.record?.withoutLease)
    #expect(taken.broken(taken.car, since: before, by: .commit) == nil)
    #expect(taken.broken(torn, since: before, by: .commit) == .recordIsWhole)
  }

  @Test func `a change that was not named before a tick is noticed`() throws {
    let taken = try Taken(.yearly)
    let after = try #require(taken.car.after(.tick, taken.world))
    #expect(taken.facts(of: after).answers.first?.reason == .leaseOver)
    #expect(taken.broken(after, since: taken.car, by: .tick) == nil)
    let mute = try Taken(.yearly, breaking: .nextChangeWithoutLease)
    #expect(mute.broken(after, since: mute.car, by: .tick) == .nextChangeIsExact)
  }

  @Test func `an answer that names no change may not change at any end in the document`() throws {
    let mute = try Taken(breaking: .noNextChange)
    let car = try #require(mute.car.after(.tick, mute.world))
    #expect(mute.facts(of: car).answers.allSatisfy { $0.nextChangeAt == nil })
    #expect(
      car.broken(mute.facts(of: car), keeping: mute.document, mute.world)
        == .nextChangeIsExact)
  }
}
