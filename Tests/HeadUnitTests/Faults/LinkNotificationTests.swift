import Entitlements
import LinkProtocol
import LinkTransport
import Testing
import WorldTime

@testable import HeadUnit

/// What faults of the link do to what a phone is told without having asked.
@Suite(.timeLimit(.minutes(2)))
struct LinkNotificationTests {
  /// Gives `body` the news of a phone that watches while a service becomes active, and later no
  /// more. The fault meets the first of these two.
  private func watching(
    _ transport: Transport, _ fault: FaultsAdd,
    _ body: (HeadUnitFixture, inout Listener) async throws -> Void
  ) async throws {
    let store = try await TestStore()
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(transport: transport)) { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        var listener = Listener(phone.client)
        _ = try await phone.client.call(ServicesWatch())
        _ = try await phone.push(try await store.document([.sample()]))
        let begun: ServicesChanged = try await listener.next()
        #expect(begun.to == .activating)
        try await fixture.add(fault)
        try await fixture.advance(.days(35))
        try await body(fixture, &listener)
        #expect(try await fixture.faults(exhausted: true).map(\.triggers) == [1])
      }
    }
  }

  private static func fault(_ kind: FaultKind) -> FaultsAdd {
    FaultsAdd(kind: kind, direction: .toPhone, method: ServicesChanged.method)
  }

  @Test(arguments: Transport.allCases)
  func `news that get lost are missing, and the journal has them`(
    transport: Transport
  ) async throws {
    try await watching(transport, Self.fault(.linkDrop)) { fixture, listener in
      let second: ServicesChanged = try await listener.next()
      #expect(second.from == .active)
      let journal = try await fixture.operate { try await $0.call(JournalQuery(limit: 100)) }
      let changes = journal.entries.filter { $0.service == second.service }
      #expect(changes.contains { $0.sequence < second.sequence })
    }
  }

  @Test(arguments: Transport.allCases)
  func `news that come twice have one number`(transport: Transport) async throws {
    try await watching(transport, Self.fault(.linkDuplicate)) { _, listener in
      let first: ServicesChanged = try await listener.next()
      let again: ServicesChanged = try await listener.next()
      #expect(first == again)
      let second: ServicesChanged = try await listener.next()
      #expect(second.sequence > first.sequence)
    }
  }

  @Test(arguments: Transport.allCases)
  func `news that are overtaken tell by their numbers`(transport: Transport) async throws {
    try await watching(transport, Self.fault(.linkReorder)) { _, listener in
      let arrived: [ServicesChanged] = [try await listener.next(), try await listener.next()]
      #expect(arrived[0].from == .active && arrived[1].to == .active)
      #expect(arrived[0].sequence > arrived[1].sequence)
    }
  }
}
