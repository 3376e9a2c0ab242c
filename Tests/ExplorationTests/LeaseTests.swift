import CarModel
import Entitlements
import Testing
import VehicleCatalog
import WorldTime

@testable import Exploration

/// A lease and a renewal that meet: what a phone that comes every so many days finds in the car.
struct LeaseTests {
  /// What the car says as the phone comes, and once the phone's document is taken.
  private func visits(every days: Int) throws -> [(found: CarFacts.Answer, left: CarFacts.Answer)] {
    let world = try SmallWorlds.world(every: .days(days))
    var store = try #require(StoreNode(world).after(.buy, world))
    var car = CarNode(world)
    var visits: [(found: CarFacts.Answer, left: CarFacts.Answer)] = []
    for visit in 0..<12 {
      let found = CarFacts.Answer(of: car.vehicle, at: car.now, world)
      let issued = store.issuing(world)
      let document = try #require(issued.document)
      store = issued.store
      car = try #require(
        car.receiving(DocumentNumber(visit + 1), document, world)?.committing(document, world))
      #expect(FoundStore(store, world).isPaid)
      visits.append((found, CarFacts.Answer(of: car.vehicle, at: car.now, world)))
      store = try #require(store.after(.tick, world))
      car = try #require(car.after(.tick, world))
    }
    return visits
  }

  @Test func `a phone that comes every 16 days never finds a paid month suspended`() throws {
    let later = try visits(every: 16).dropFirst()
    #expect(later.allSatisfy { $0.found.isUsable && $0.left.isUsable })
  }

  @Test func `a phone that comes every 17 days may come the day after a grace`() throws {
    let later = try visits(every: 17).dropFirst()
    #expect(later.contains { $0.found.rule == .graceOver })
    #expect(!later.contains { $0.found.rule == .leaseOver })
    #expect(later.allSatisfy { $0.left.state == .active })
  }

  @Test func `a phone that comes every five weeks finds the lease over and ends that`() throws {
    let later = try visits(every: 35).dropFirst()
    #expect(later.allSatisfy { $0.found.reason == .leaseOver })
    // At the same instant: what the car did to make the service usable is kept.
    #expect(later.allSatisfy { $0.left.state == .active })
  }
}
