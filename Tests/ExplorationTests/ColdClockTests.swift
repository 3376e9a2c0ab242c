import CarModel
import Entitlements
import Testing
import WorldTime

@testable import Exploration

/// What a document does to a clock that was frozen without power.
struct ColdClockTests {
  @Test func `an old document warms a cold clock and does not set it below its counter`() throws {
    let world = try SmallWorlds.world(.cold)
    let store = try #require(StoreNode(world).after(.buy, world))
    let document = try #require(store.issuing(world).document)
    var car = CarNode(world)
    for event: ExplorationEvent in [.tick, .powerLoss, .tick, .powerReturn] {
      car = try #require(car.after(event, world))
    }
    let stopped = world.instant(of: 1)
    #expect(car.vehicle.clock.reading(at: car.now).state == .cold)
    #expect(car.vehicle.clock.reading(at: car.now).now == stopped)
    let taken = try #require(car.receiving(1, document, world)?.committing(document, world))
    #expect(document.issuedAt < stopped)
    #expect(taken.vehicle.clock.reading(at: car.now).state == .trusted)
    #expect(taken.vehicle.clock.reading(at: car.now).now == stopped)
  }

  @Test func `a later document sets a cold clock forward to its date`() throws {
    let world = try SmallWorlds.world(.cold)
    var store = try #require(StoreNode(world).after(.buy, world))
    var car = CarNode(world)
    for event: ExplorationEvent in [.powerLoss, .tick, .powerReturn] {
      car = try #require(car.after(event, world))
    }
    store = try #require(store.after(.tick, world))
    let document = try #require(store.issuing(world).document)
    let taken = try #require(car.receiving(1, document, world)?.committing(document, world))
    #expect(taken.vehicle.clock.reading(at: car.now).now == document.issuedAt)
  }
}
