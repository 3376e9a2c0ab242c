import Entitlements
import LinkProtocol
import LinkTransport
import Testing
import WorldTime

@testable import HeadUnit

/// A line that is held until world time has passed.
@Suite(.timeLimit(.minutes(2)))
struct LinkDelayTests {
  private static func delay(
    _ direction: FaultDirection, count: Int = 1, by delay: Period = .minutes(10)
  ) -> FaultsAdd {
    FaultsAdd(
      kind: .linkDelay, count: count, direction: direction, method: "entitlements.push",
      delay: delay)
  }

  /// Gives `body` the answer to a push that a fault holds.
  private func pushing(
    _ fixture: HeadUnitFixture, _ fault: FaultsAdd,
    _ body: (PendingAnswer<EntitlementsPush.Response>) async throws -> Void
  ) async throws {
    let store = try await TestStore()
    try await fixture.pairedPhone(store: store) { phone in
      try await fixture.add(fault)
      let document = try await store.document([.sample()])
      try await fixture.during({ try await phone.push(document) }) { answer in
        try await fixture.untilHolding(1)
        try await body(answer)
      }
    }
  }

  @Test(arguments: Transport.allCases)
  func `a held push arrives at its exact instant, before the advance is answered`(
    transport: Transport
  ) async throws {
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(transport: transport)) { fixture in
      try await pushing(fixture, Self.delay(.toCar)) { answer in
        let before = try await fixture.advance(
          Period(milliseconds: Period.minutes(10).milliseconds - 1))
        #expect(
          before.nextChangeAt == HeadUnitFixture.start.adding(.days(35)), "the clock turns aged")
        #expect(try await fixture.status(of: "smart-alerts").state == .available)
        let report = try await fixture.advance(.milliseconds(1))
        #expect(report.nextChangeAt == HeadUnitFixture.start.adding(.minutes(15)))
        #expect(try await fixture.status(of: "smart-alerts").state == .activating)
        #expect(try await answer().version == 1)
        #expect(try await fixture.faults().isEmpty)
      }
    }
  }

  @Test(arguments: Transport.allCases)
  func `an advance over a held push lets it have its effect at its own instant`(
    transport: Transport
  ) async throws {
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(transport: transport)) { fixture in
      try await pushing(fixture, Self.delay(.toCar)) { answer in
        let report = try await fixture.advance(.days(60))
        #expect(report.worldTime == HeadUnitFixture.start.adding(.days(60)))
        #expect(
          report.changes.map { "\($0.at) \($0.from.rawValue)→\($0.to.rawValue)" } == [
            "\(HeadUnitFixture.start.adding(.minutes(15))) activating→active",
            "\(HeadUnitFixture.start.adding(.days(28))) active→expired",
          ])
        #expect(report.changesTotal == 2)
        #expect(try await answer().outcomes.map(\.state) == [.activating])
      }
    }
  }

  @Test func `a push and its answer that are both held arrive in one advance`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await pushing(fixture, Self.delay(.both, count: 2)) { answer in
        let report = try await fixture.advance(.hours(1))
        #expect(report.worldTime == HeadUnitFixture.start.adding(.hours(1)))
        #expect(try await answer().version == 1)
        #expect(try await fixture.faults(exhausted: true).map(\.triggers) == [2])
      }
    }
  }

  @Test func `a held answer comes late, and its push has had its effect`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await pushing(fixture, Self.delay(.toPhone)) { answer in
        #expect(try await fixture.status(of: "smart-alerts").state == .activating)
        try await fixture.advance(.minutes(10))
        #expect(try await answer().outcomes.map(\.state) == [.activating])
        #expect(try await fixture.status(of: "smart-alerts").state == .active)
      }
    }
  }

  @Test func `two advances at once pass a held push at its own instant`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await pushing(fixture, Self.delay(.toCar)) { answer in
        async let first = fixture.advance(.minutes(30))
        let second = try await fixture.advance(.minutes(30))
        let changes = try await first.changes + second.changes
        #expect(changes.map(\.at) == [HeadUnitFixture.start.adding(.minutes(15))])
        let now = try await fixture.operate { try await $0.call(ClockGet()) }.worldTime
        #expect(now == HeadUnitFixture.start.adding(.hours(1)))
        #expect(try await answer().version == 1)
      }
    }
  }

  @Test func `a running clock lets a held push go`() async throws {
    let host = ManualHost()
    try await HeadUnitFixture.run(host: host) { fixture in
      _ = try await fixture.operate { try await $0.call(ClockRate(rate: 60)) }
      try await pushing(fixture, Self.delay(.toCar)) { answer in
        try await fixture.until { _ in host.alarmMilliseconds == 10_000 }
        host.pass(milliseconds: 9_999)
        try await fixture.settle()
        #expect(try await fixture.status(of: "smart-alerts").state == .available)
        host.pass(milliseconds: 1)
        #expect(try await answer().version == 1)
      }
    }
  }

  @Test func `a fault that is cleared lets go what it holds, before the answer`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await pushing(fixture, Self.delay(.toCar)) { answer in
        let cleared = try await fixture.clearAllFaults()
        #expect(cleared == 1)
        #expect(try await fixture.status(of: "smart-alerts").state == .activating)
        #expect(try await answer().version == 1)
      }
    }
  }

  @Test func `a held line is lost with its connection`() async throws {
    let store = try await TestStore()
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        try await fixture.add(Self.delay(.toCar))
        let document = try await store.document([.sample()])
        try await fixture.during({ try await phone.push(document) }) { _ in
          try await fixture.untilHolding(1)
        }
      }
      try await fixture.untilHolding(0)
      try await fixture.advance(.hours(1))
      #expect(try await fixture.status(of: "smart-alerts").state == .available)
      #expect(try await fixture.faults(exhausted: true).map(\.exhausted) == [true])
    }
  }

  @Test func `a held call that waits for a person does not hold the clock up`() async throws {
    let setup = HeadUnitFixture.Setup(pairing: .ask)
    try await HeadUnitFixture.run(setup) { fixture in
      _ = try await fixture.operate { try await $0.call(PairingOpen()) }
      try await fixture.phone { phone in
        let machine = try await phone.compare()
        try await fixture.add(
          FaultsAdd(
            kind: .linkDelay, direction: .toCar, method: "pairing.confirm", delay: .seconds(1)))
        try await fixture.during({ try await phone.confirm(machine).bond }) { bond in
          try await fixture.untilHolding(1)
          try await fixture.advance(.seconds(1))
          let number = try await fixture.operate { try await $0.call(PairingShow()) }.number
          _ = try await fixture.operate {
            try await $0.call(PairingAccept(number: try #require(number)))
          }
          try await phone.openSession(try await bond())
        }
      }
    }
  }

  @Test func `a frozen world that stops lets nothing go and ends`() async throws {
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(transport: .unixSockets)) { fixture in
      try await pushing(fixture, Self.delay(.both, count: 2, by: .days(1))) { _ in
        fixture.stopServing()
        try await fixture.untilHolding(0)
      }
    }
  }

  @Test func `an advance that cannot be written after a held push stops at its instant`()
    async throws
  {
    try await HeadUnitFixture.run { fixture in
      try await pushing(fixture, Self.delay(.toCar)) { answer in
        // The clock's first step, the push, and the second step.
        try await fixture.add(FaultsAdd(kind: .storageError, after: 2))
        let error = try await refusal { try await fixture.advance(.hours(1)) }
        #expect(error.known == .storageFailed)
        let now = try await fixture.operate { try await $0.call(ClockGet()) }.worldTime
        #expect(now == HeadUnitFixture.start.adding(.minutes(10)))
        #expect(try await answer().version == 1)
        try await fixture.advance(.hours(1))
        #expect(try await fixture.status(of: "smart-alerts").state == .active)
      }
    }
  }
}
