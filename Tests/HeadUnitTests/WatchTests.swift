import Entitlements
import LinkProtocol
import LinkTransport
import TestSupport
import Testing
import WireText
import WorldTime

@testable import HeadUnit

/// A snapshot, then every change after it, once and in order.
@Suite(.timeLimit(.minutes(2)))
struct WatchTests {
  @Test(arguments: Transport.allCases)
  func `the services as they are, and then what changes make of them`(
    transport: Transport
  ) async throws {
    let store = try await TestStore()
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(transport: transport)) { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        var listener = Listener(phone.client)
        let watch = try await phone.client.call(ServicesWatch())
        #expect(watch.services == (try await fixture.services()).services)
        _ = try await phone.push(try await store.document([.sample()]))
        try await fixture.advance(.days(40))
        let last = try await fixture.status(of: "smart-alerts")
        var state = watch.services.first { $0.service == "smart-alerts" }?.state
        var number = watch.sequence
        while state != last.state {
          let change: ServicesChanged = try await listener.next()
          #expect(change.watch == watch.watch && change.vehicle == HeadUnitFixture.vin)
          #expect(change.service == "smart-alerts" && change.from == state)
          #expect(change.sequence > number && change.lagged == nil)
          (state, number) = (change.to, change.sequence)
        }
        // The car's clock has aged since, which is no matter of a service.
        #expect(try await fixture.lastNumber() > number)
      }
    }
  }

  @Test func `a journal from its beginning, and then what comes`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.turnKey(5)
      try await fixture.operate { client in
        var listener = Listener(client)
        let watch = try await client.call(JournalWatch(from: 0))
        #expect(watch.sequence == 6 && watch.oldest == 1)
        try await fixture.turnKey(3)
        let reported = try await listener.entries(through: 9)
        #expect(reported.map(\.entry.sequence) == Array(1...9))
        #expect(reported.map(\.entry) == (try await client.call(JournalQuery())).entries)
      }
    }
  }

  @Test(arguments: Transport.allCases)
  func `watches that begin while others change things miss nothing and repeat nothing`(
    transport: Transport
  ) async throws {
    let (rounds, watchers) = (40, 6)
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(transport: transport)) { fixture in
      let first = try await fixture.lastNumber()
      try await withThrowingTaskGroup { group in
        for _ in 0..<2 { group.addTask { try await fixture.turnKey(rounds / 2) } }
        for watcher in 0..<watchers {
          group.addTask {
            try await fixture.operate { client in
              while try await client.call(JournalQuery(limit: 1)).sequence < first + watcher * 5 {}
              var listener = Listener(client)
              let from = watcher.isMultiple(of: 3) ? nil : watcher
              let watch = try await client.call(JournalWatch(from: from.map { min($0, first) }))
              let begin = from.map { min($0, first) } ?? watch.sequence
              let reported = try await listener.entries(through: first + rounds)
              #expect(reported.map(\.entry.sequence) == Array(begin + 1..<first + rounds + 1))
              #expect(reported.allSatisfy { $0.lagged == nil })
            }
          }
        }
        try await group.waitForAll()
      }
    }
  }

  @Test func `a reader that was away goes on where it stopped, also after a restart`()
    async throws
  {
    let folder = try TemporaryFolder()
    let seen = try await HeadUnitFixture.run(in: folder) { fixture in
      let seen = try await fixture.operate { client in
        var listener = Listener(client)
        _ = try await client.call(JournalWatch())
        try await fixture.turnKey(2)
        return try await listener.entries(through: 3).last?.entry.sequence
      }
      try await fixture.turnKey(3)
      return seen
    }
    try await HeadUnitFixture.run(in: folder) { fixture in
      try await fixture.operate { client in
        var listener = Listener(client)
        let watch = try await client.call(JournalWatch(from: seen))
        #expect(watch.sequence == 6)
        #expect(try await listener.entries(through: 6).map(\.entry.sequence) == [4, 5, 6])
      }
    }
  }

  @Test func `what fell due before the snapshot is in it, and is not told again`() async throws {
    let (store, host) = (try await TestStore(), ManualHost())
    try await HeadUnitFixture.run(host: host) { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(try await store.document([.sample()]))
      }
      try await fixture.operate { client in
        _ = try await client.call(ClockRun())
        host.pass(milliseconds: 3_600_000, ringing: false)
        var listener = Listener(client)
        let watch = try await client.call(ServicesWatch())
        #expect(watch.services.first { $0.service == "smart-alerts" }?.state == .active)
        #expect(watch.sequence == (try await fixture.lastNumber()))
        host.pass(milliseconds: 28 * 86_400_000)
        let change: ServicesChanged = try await listener.next()
        // The warnings, seven days and one day ahead, have numbers of their own.
        #expect(change.sequence == watch.sequence + 3)
        #expect(change.from == .active && change.to == .expired)
      }
    }
  }

  @Test func `watches of one connection are distinguished, and each car by itself`() async throws {
    let other = "SJNTAAJ12U0000002"
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(vehicles: [HeadUnitFixture.vin, other])) {
      fixture in
      try await fixture.operate { client in
        var listener = Listener(client)
        let first = try await client.call(JournalWatch(vehicle: HeadUnitFixture.vin))
        let second = try await client.call(JournalWatch(vehicle: other))
        let both = try await client.call(JournalWatch(vehicle: other))
        #expect([first.watch, second.watch, both.watch] == [1, 2, 3])
        try await fixture.turnKey(1, of: other)
        let reported: [JournalAdded] = [try await listener.next(), try await listener.next()]
        #expect(Set(reported.map(\.watch)) == [2, 3])
        #expect(reported.allSatisfy { $0.entry.vehicle == other })
        try await fixture.turnKey(1)
        #expect(try await listener.next(JournalAdded.self).watch == 1)
      }
    }
  }

  @Test(arguments: [false, true])
  func `the answer comes before anything that is told`(inBatch: Bool) async throws {
    let watch = #"{"jsonrpc":"2.0","id":1,"method":"journal.watch","params":{"from":0}}"#
    try await HeadUnitFixture.run { fixture in
      try await fixture.talk(.control) { peer in
        let answer = try await peer.ask(inBatch ? "[\(watch),\(watch)]" : watch)
        if inBatch {
          guard case .array(let answers) = answer else { throw NotRefused() }
          #expect(answers.map { $0["result"]?["watch"] } == [1, 2])
        } else {
          #expect(answer["result"]?["watch"] == 1)
        }
        let reported = try await peer.next()
        #expect(reported["method"] == "journal.added")
        #expect(reported["id"] == nil)
        #expect(reported["params"]?["kind"] == "vehicle_added")
      }
    }
  }
}
