import Entitlements
import Testing

@testable import Exploration

/// Cars that differ in their memory only take most steps together.
struct CarMemoryTests {
  private static let memories = [
    CarMemory(received: 1), CarMemory(owesAcknowledgement: true),
    CarMemory(received: 1, owesAcknowledgement: true),
  ]

  @Test(arguments: [nil] + Breakage.allCases.filter { $0.world == .standard })
  func `what is in memory changes nothing but what looks at it`(breakage: Breakage?) throws {
    let world = try SmallWorlds.world(breaking: breakage)
    let store = try #require(StoreNode(world).after(.buy, world))
    let document = try #require(store.issuing(world).document)
    var events: [ExplorationEvent] = [
      .powerReturn, .wallBack, .wallForward, .wallRight, .attestTime, .tick,
    ]
    if breakage == nil { events.append(.powerLoss) }
    var level = [CarNode(world)]
    for _ in 0..<3 {
      for car in level {
        let kept = car.kept == 1 ? document : nil
        let facts = CarFacts(car, keeping: kept, world)
        for memory in Self.memories {
          let busy = car.having(memory)
          let other = CarFacts(busy, keeping: kept, world)
          #expect(other.answers == facts.answers)
          #expect(
            busy.broken(other, keeping: kept, world) == car.broken(facts, keeping: kept, world))
          for event in events {
            let next = busy.after(event, world, having: document)?.having(CarMemory())
            #expect(next?.canonicalState == car.after(event, world)?.canonicalState)
          }
        }
        guard car.hasSupply else { continue }
        let owing = car.having(CarMemory(received: 1, owesAcknowledgement: true))
        let free = car.having(CarMemory(received: 1))
        let (one, two) = (free.committing(document, world), owing.committing(document, world))
        #expect(one?.having(CarMemory()).canonicalState == two?.having(CarMemory()).canonicalState)
      }
      level = level.flatMap { car in
        (events + [.powerLoss]).compactMap { car.after($0, world) }
          + [car.receiving(1, document, world)?.committing(document, world)].compactMap {
            $0?.having(CarMemory())
          }
      }
    }
  }
}
