import CarModel
import Entitlements
import LinkProtocol
import LinkTransport
import TestSupport
import Testing
import VehicleCatalog
import WireText
import WorldTime

@testable import HeadUnit

/// How watches end, and what they may not do to others.
@Suite(.timeLimit(.minutes(2)))
struct WatchEndTests {
  @Test func `a watch that is ended tells nothing more`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.operate { client in
        var listener = Listener(client)
        let ended = try await client.call(JournalWatch())
        let other = try await client.call(JournalWatch())
        #expect(try await client.call(JournalUnwatch(watch: ended.watch)) == Done())
        try await fixture.turnKey(2)
        for _ in 0..<2 {
          #expect(try await listener.next(JournalAdded.self).watch == other.watch)
        }
        #expect(await fixture.unit.watches.count == 1)
      }
    }
  }

  @Test func `a watch that is not this connection's, or no more, is unknown`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.operate { client in
        let journal = try await client.call(JournalWatch()).watch
        let services = try await client.call(ServicesWatch()).watch
        _ = try await client.call(JournalUnwatch(watch: journal))
        try await fixture.operate { outsider in
          for watch in [0, journal, services, 99] {
            let error = try await refusal {
              try await outsider.call(ServicesUnwatch(watch: watch))
            }
            #expect(error.known == .watchUnknown)
          }
        }
        for watch in [journal, services] {
          let error = try await refusal { try await client.call(JournalUnwatch(watch: watch)) }
          #expect(error.known == .watchUnknown)
        }
        _ = try await client.call(ServicesUnwatch(watch: services))
      }
    }
  }

  @Test func `256 watches are served, one more is refused, and a place is free again`()
    async throws
  {
    try await HeadUnitFixture.run { fixture in
      try await fixture.operate { client in
        var listener = Listener(client)
        for number in 1...256 {
          #expect(try await client.call(JournalWatch()).watch == number)
        }
        try await fixture.operate { other in
          let error = try await refusal { try await other.call(ServicesWatch()) }
          #expect(error.known == .watchersFull)
          #expect(error.retryable && error.message.contains("256"))
          _ = try await client.call(JournalUnwatch(watch: 7))
          #expect(try await other.call(ServicesWatch()).watch == 1)
        }
        try await fixture.until { await $0.watches.count == 255 }
        try await fixture.turnKey(1)
        var reported: Set<Int> = []
        for _ in 0..<255 { reported.insert(try await listener.next(JournalAdded.self).watch) }
        #expect(reported == Set(1...256).subtracting([7]))
      }
      try await fixture.until { await $0.watches.count == 0 }
    }
  }

  @Test func `a removed car is told to the end, and its successor is another car`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.operate { client in
        var listener = Listener(client)
        let watch = try await client.call(JournalWatch(vehicle: HeadUnitFixture.vin))
        _ = try await fixture.together([
          fixture.asking { _ = try await $0.call(VehiclesRemove(vehicle: HeadUnitFixture.vin)) },
          fixture.asking {
            _ = try await $0.call(
              VehiclesAdd(vin: HeadUnitFixture.vin, profile: "leaf-ze1/2022/tekna", market: "GB"))
          },
        ])
        let end: WatchEnded = try await listener.next()
        #expect(end == WatchEnded(watch: watch.watch, reason: .vehicleRemoved))
        let error = try await refusal {
          try await client.call(JournalUnwatch(watch: watch.watch))
        }
        #expect(error.known == .watchUnknown)
        let next = try await client.call(JournalWatch(from: 0))
        #expect(next.watch == watch.watch + 1)
        #expect(try await listener.next(JournalAdded.self).entry.sequence == 1)
      }
    }
  }

  @Test func `a phone that leaves hears of its car no longer`() async throws {
    let store = try await TestStore()
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(try await store.document([.sample()]))
        var listener = Listener(phone.client)
        let watch = try await phone.client.call(ServicesWatch())
        _ = try await phone.client.call(PairingForget())
        let end: WatchEnded = try await listener.next()
        #expect(end == WatchEnded(watch: watch.watch, reason: .sessionEnded))
        try await fixture.advance(.days(40))
        #expect(await fixture.unit.watches.count == 0)
        let error = try await refusal { try await phone.client.call(ServicesWatch()) }
        #expect(error.known == .sessionRequired)
      }
    }
  }

  @Test func `a watch ends with the bond it came from, also of a phone that does not read`()
    async throws
  {
    let store = try await TestStore()
    let services = try ShippedCatalog.load().services.map(\.id)
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        let rights = services.enumerated().map { index, service in
          Entitlement.sample(service, grant: GrantID(rawValue: "g-\(index)"))
        }
        _ = try await phone.push(try await store.document(rights))
        // Asks for notifications and takes none, so that its reading comes to a stop.
        _ = Listener(phone.client)
        _ = try await phone.client.call(ServicesWatch())
        let first = try await fixture.lastNumber()
        while try await fixture.lastNumber() < first + 2 * ProtocolClient.eventsWaitingMax {
          try await fixture.turnKey(2)
        }
        let bonds = try await fixture.operate { try await $0.call(BondsList()) }.bonds
        let bond = try #require(bonds.first?.bond)
        _ = try await fixture.operate { try await $0.call(BondsRemove(bond: bond)) }
        try await fixture.until { await $0.isWithoutPhones }
      }
    }
  }

  @Test func `a reader that is slow blocks nobody, and learns how much it missed`()
    async throws
  {
    var setup = HeadUnitFixture.Setup()
    setup.journal.watchBufferMax = 3
    try await HeadUnitFixture.run(setup) { fixture in
      try await fixture.talk(.control) { slow in
        let answer = try await slow.ask(
          #"{"jsonrpc":"2.0","id":1,"method":"journal.watch"}"#)
        guard case .integer(let first)? = answer["result"]?["sequence"] else { throw NoNumber() }
        try await fixture.turnKey(12)
        var (last, missed, count) = (first, Int64(0), 0)
        while last < first + 12 {
          let reported = try await slow.next()
          guard case .integer(let number)? = reported["params"]?["sequence"] else {
            throw NoNumber()
          }
          if case .integer(let lagged)? = reported["params"]?["lagged"] {
            #expect(lagged == number - last - 1)
            missed += lagged
          } else {
            #expect(number == last + 1)
          }
          (last, count) = (number, count + 1)
        }
        #expect((3...5).contains(count))
        #expect(missed == 12 - Int64(count))
        try await fixture.turnKey(1)
        #expect(try await slow.next()["params"]?["sequence"] == .integer(last + 1))
      }
    }
  }

  private struct NoNumber: Error {}

  @Test func `news alone never fill the queue of a slow reader`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.talk(.control) { slow in
        for _ in 0..<20 {
          _ = try await slow.ask(#"{"jsonrpc":"2.0","id":1,"method":"journal.watch"}"#)
        }
        try await fixture.turnKey(10)
        for (id, network) in [(2, "none"), (3, "poor")] {
          try slow.send(
            #"{"jsonrpc":"2.0","id":\#(id),"method":"vehicles.set","params":"#
              + #"{"network":"\#(network)"}}"#)
        }
        // The second is done, so the first is answered: behind what waited for the reader.
        try await fixture.until { await $0.world.vehicles.values.first?.network == .poor }
        var lines = 0
        while try await slow.next()["id"] != 2 { lines += 1 }
        #expect((1...20).contains(lines))
      }
    }
  }

  @Test func `entries that made room while a replay was read slowly are counted`() async throws {
    var setup = HeadUnitFixture.Setup()
    setup.journal.entriesMax = 40
    try await HeadUnitFixture.run(setup) { fixture in
      try await fixture.turnKey(38)
      let last = Int64(try await fixture.lastNumber())
      try await fixture.talk(.control) { slow in
        _ = try await slow.ask(
          #"{"jsonrpc":"2.0","id":1,"method":"journal.watch","params":{"from":0}}"#)
        try await fixture.turnKey(39)
        var (number, missed) = (Int64(0), Int64(0))
        while number < last + 39 {
          let params = try await slow.next()["params"]
          guard case .integer(let next)? = params?["sequence"] else { throw NoNumber() }
          if case .integer(let lagged)? = params?["lagged"] {
            #expect(lagged == next - number - 1)
            missed += lagged
          } else {
            #expect(next == number + 1)
          }
          number = next
        }
        #expect(missed > 0)
      }
    }
  }
}

extension HeadUnit {
  /// No phone is connected, and nobody watches.
  fileprivate var isWithoutPhones: Bool {
    watches.count == 0 && !connections.values.contains { $0.role == .phone }
  }
}
