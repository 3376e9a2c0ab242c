import Entitlements
import LinkProtocol
import LinkTransport
import Testing
import WireText
import WorldTime

@testable import HeadUnit

/// `journal.query`.
@Suite(.timeLimit(.minutes(2)))
struct JournalQueryTests {
  /// Asks of a car that was paired and given one service.
  private func ask(
    _ queries: [JournalQuery], _ check: ([JournalQuery.Response]) throws -> Void
  ) async throws {
    let store = try await TestStore()
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(try await store.document([.sample()]))
      }
      try await fixture.advance(.hours(1))
      try await fixture.turnKey(4)
      try await fixture.operate { client in
        var answers: [JournalQuery.Response] = []
        for query in queries { answers.append(try await client.call(query)) }
        try check(answers)
      }
    }
  }

  @Test func `without a number it tells the last entries, in their order`() async throws {
    try await ask([JournalQuery(), JournalQuery(limit: 2)]) { answers in
      let (all, last) = (answers[0], answers[1])
      #expect(all.vehicle == HeadUnitFixture.vin)
      #expect(all.oldest == 1)
      #expect(all.entries.map(\.sequence) == Array(1...all.sequence))
      #expect(last.entries == all.entries.suffix(2))
      #expect(last.sequence == all.sequence)
    }
  }

  @Test func `after a number it tells the first entries`() async throws {
    try await ask([JournalQuery(from: 2, limit: 3), JournalQuery(from: 0, limit: 1)]) { answers in
      #expect(answers[0].entries.map(\.sequence) == [3, 4, 5])
      #expect(answers[1].entries.map(\.sequence) == [1])
    }
  }

  @Test func `kinds and a service choose among them`() async throws {
    try await ask([
      JournalQuery(kinds: [.powerChanged]), JournalQuery(kinds: [.vehicleAdded, .bondAdded]),
      JournalQuery(service: "smart-alerts"), JournalQuery(kinds: []),
      JournalQuery(kinds: [.powerChanged], service: "smart-alerts"),
    ]) { answers in
      #expect(answers[0].entries.map(\.kind) == [JournalKind](repeating: .powerChanged, count: 4))
      #expect(answers[1].entries.map(\.kind) == [.vehicleAdded, .bondAdded])
      #expect(answers[2].entries.allSatisfy { $0.service == "smart-alerts" })
      #expect(answers[2].entries.prefix(2).map { $0.details["to"] } == ["activating", "active"])
      #expect(answers[3].entries.isEmpty && answers[4].entries.isEmpty)
    }
  }

  @Test(arguments: [0, -1, 1_001])
  func `a limit outside its range is refused`(limit: Int) async throws {
    try await HeadUnitFixture.run { fixture in
      let error = try await refusal {
        try await fixture.operate { try await $0.call(JournalQuery(limit: limit)) }
      }
      #expect(error.known == .invalidParams)
      #expect(error.message.contains("\(limit)") && error.message.contains("1000"))
    }
  }

  @Test(arguments: [-1, 2, 1_000])
  func `a number that was never given is refused`(from: Int) async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.operate { client in
        let refusals = [
          try await refusal { try await client.call(JournalQuery(from: from)) },
          try await refusal { try await client.call(JournalWatch(from: from)) },
          try await refusal { try await client.call(ServicesWatch(from: from)) },
        ]
        #expect(refusals.map(\.known) == [.invalidParams, .invalidParams, .invalidParams])
      }
      #expect(await fixture.unit.watches.count == 0)
    }
  }

  @Test func `after a number whose followers are gone it names the oldest that is kept`()
    async throws
  {
    var setup = HeadUnitFixture.Setup()
    setup.journal.entriesMax = 4
    try await HeadUnitFixture.run(setup) { fixture in
      try await fixture.turnKey(9)
      try await fixture.operate { client in
        let last = try await client.call(JournalQuery()).sequence
        #expect(last >= 10)
        let oldest = last - 3
        for from in [0, oldest - 2] {
          for error in [
            try await refusal { try await client.call(JournalQuery(from: from)) },
            try await refusal { try await client.call(JournalWatch(from: from)) },
            try await refusal { try await client.call(ServicesWatch(from: from)) },
          ] {
            #expect(error.known == .journalGone)
            #expect(error.detail == "\(oldest)")
          }
        }
        let kept = try await client.call(JournalQuery(from: oldest - 1))
        #expect(kept.entries.map(\.sequence) == Array(oldest...last))
        #expect(kept.oldest == oldest)
      }
    }
  }

  @Test func `a journal that cannot be read is a fault with an id`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.tamper("ALTER TABLE journal RENAME TO lost")
      for request in ["query", "watch"] {
        let error = try await refusal {
          try await fixture.operate { try await $0.call(method: "journal.\(request)", params: [:]) }
        }
        #expect(error.known == .internalError)
        #expect(error.detail?.hasPrefix("fault-") == true)
        #expect(!error.message.contains("SQL"))
      }
      #expect(try await fixture.services().vehicle == HeadUnitFixture.vin)
    }
  }
}
