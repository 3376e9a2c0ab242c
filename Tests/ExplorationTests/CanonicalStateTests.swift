import Testing

@testable import Exploration

/// Cars that are numbered once because they are alike, must stay alike whatever happens.
struct CanonicalStateTests {
  @Test(arguments: [ExploredWorld.profileDefault, ExploredWorld.profileWithoutBackup])
  func `cars that are alike stay alike and say the same`(profile: String) throws {
    let world = try SmallWorlds.world(profile: profile)
    let events: [ExplorationEvent] = [
      .powerLoss, .powerReturn, .wallBack, .wallForward, .wallRight, .attestTime, .tick,
    ]
    let store = try #require(StoreNode(world).after(.buy, world))
    let document = try #require(store.issuing(world).document)
    var first: [CarNode.CanonicalState: CarNode] = [:]
    var level = [CarNode(world)]
    var compared = 0
    for _ in 0..<4 {
      let next = level.flatMap { car in
        events.compactMap { car.after($0, world) }
          + [car.receiving(1, document, world)?.committing(document, world)].compactMap { $0 }
      }
      level = []
      for car in next {
        guard let other = first.updateValue(car, forKey: car.canonicalState) else {
          level.append(car)
          continue
        }
        guard other.vehicle != car.vehicle else { continue }
        compared += 1
        let facts = [other, car].map {
          CarFacts($0, keeping: $0.kept == 1 ? document : nil, world)
        }
        #expect(facts[0] == facts[1])
        for event in events {
          #expect(
            other.after(event, world)?.canonicalState == car.after(event, world)?.canonicalState)
        }
      }
    }
    #expect(compared > 0)
  }
}
