import Testing

@testable import Exploration

struct StateKeyTests {
  @Test func `a key gives back what was put in, up to the largest numbers`() {
    let store = StateKey.storesMax - 1
    let car = StateKey.carsMax - 1
    let document = DocumentNumber(StateKey.documentsMax)
    var key = StateKey(store: store, car: car, isConnected: true, phone: document)
    for _ in 0..<StateKey.flightSlots { key = key.adding(document) }
    #expect((key.store, key.car) == (store, car))
    #expect(key.isConnected && key.phone == document)
    #expect(key.flightCount == StateKey.flightSlots)
    #expect(key.with(isConnected: false).with(phone: 7).phone == 7)
    #expect(key.with(store: 3).with(car: 5).store == 3)
  }

  @Test func `documents in flight have no order`() {
    let empty = StateKey(store: 0, car: 0, isConnected: true, phone: 0)
    let one = empty.adding(3).adding(1).adding(2)
    #expect(one == empty.adding(1).adding(2).adding(3))
    #expect((0..<4).map { one.flight($0) } == [0, 1, 2, 3])
    #expect(one.removing(slot: 2) == empty.adding(3).adding(1))
    #expect(one.removing(slot: 3).removing(slot: 3).removing(slot: 3) == empty)
  }

  @Test func `a step goes into two bytes and comes out again`() {
    for event in ExplorationEvent.allCases {
      for slot in 0..<StateKey.flightSlots {
        let edge = Edge(event, slot: slot)
        #expect(Edge(packed: edge.packed) == edge)
      }
      #expect(ExplorationEvent(named: event.name) == event)
    }
    #expect(ExplorationEvent.allCases.count < StepTables.healing)
  }
}
