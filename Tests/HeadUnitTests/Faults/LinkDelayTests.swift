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
    _ bench: Bench, _ fault: FaultsAdd,
    _ body: (PendingAnswer<EntitlementsPush.Response>) async throws -> Void
  ) async throws {
    let store = try await TestStore()
    try await bench.pairedPhone(store: store) { phone in
      try await bench.add(fault)
      let document = try await store.document([.sample()])
      try await bench.during({ try await phone.push(document) }) { answer in
        try await bench.untilHolding(1)
        try await body(answer)
      }
    }
  }

  @Test(arguments: Transport.allCases)
  func `a held push arrives at its exact instant, before the advance is answered`(
    transport: Transport
  ) async throws {
    try await Bench.run(Bench.Setup(transport: transport)) { bench in
      try await pushing(bench, Self.delay(.toCar)) { answer in
        let before = try await bench.advance(
          Period(milliseconds: Period.minutes(10).milliseconds - 1))
        #expect(before.nextChangeAt == Bench.start.adding(.days(35)), "the clock turns aged")
        #expect(try await bench.status(of: "smart-alerts").state == .available)
        let report = try await bench.advance(.milliseconds(1))
        #expect(report.nextChangeAt == Bench.start.adding(.minutes(15)))
        #expect(try await bench.status(of: "smart-alerts").state == .activating)
        #expect(try await answer().version == 1)
        #expect(try await bench.faults().isEmpty)
      }
    }
  }

  @Test(arguments: Transport.allCases)
  func `an advance over a held push lets it have its effect at its own instant`(
    transport: Transport
  ) async throws {
    try await Bench.run(Bench.Setup(transport: transport)) { bench in
      try await pushing(bench, Self.delay(.toCar)) { answer in
        let report = try await bench.advance(.days(60))
        #expect(report.worldTime == Bench.start.adding(.days(60)))
        #expect(
          report.changes.map { "\($0.at) \($0.from.rawValue)→\($0.to.rawValue)" } == [
            "\(Bench.start.adding(.minutes(15))) activating→active",
            "\(Bench.start.adding(.days(28))) active→expired",
          ])
        #expect(report.changesTotal == 2)
        #expect(try await answer().outcomes.map(\.state) == [.activating])
      }
    }
  }

  @Test func `a push and its answer that are both held arrive in one advance`() async throws {
    try await Bench.run { bench in
      try await pushing(bench, Self.delay(.both, count: 2)) { answer in
        let report = try await bench.advance(.hours(1))
        #expect(report.worldTime == Bench.start.adding(.hours(1)))
        #expect(try await answer().version == 1)
        #expect(try await bench.faults(spent: true).map(\.strikes) == [2])
      }
    }
  }

  @Test func `a held answer comes late, and its push has had its effect`() async throws {
    try await Bench.run { bench in
      try await pushing(bench, Self.delay(.toPhone)) { answer in
        #expect(try await bench.status(of: "smart-alerts").state == .activating)
        try await bench.advance(.minutes(10))
        #expect(try await answer().outcomes.map(\.state) == [.activating])
        #expect(try await bench.status(of: "smart-alerts").state == .active)
      }
    }
  }

  @Test func `two advances at once pass a held push at its own instant`() async throws {
    try await Bench.run { bench in
      try await pushing(bench, Self.delay(.toCar)) { answer in
        async let first = bench.advance(.minutes(30))
        let second = try await bench.advance(.minutes(30))
        let changes = try await first.changes + second.changes
        #expect(changes.map(\.at) == [Bench.start.adding(.minutes(15))])
        let now = try await bench.operate { try await $0.call(ClockGet()) }.worldTime
        #expect(now == Bench.start.adding(.hours(1)))
        #expect(try await answer().version == 1)
      }
    }
  }

  @Test func `a running clock lets a held push go`() async throws {
    let host = ManualHost()
    try await Bench.run(host: host) { bench in
      _ = try await bench.operate { try await $0.call(ClockRate(rate: 60)) }
      try await pushing(bench, Self.delay(.toCar)) { answer in
        try await bench.until { _ in host.alarmMilliseconds == 10_000 }
        host.pass(milliseconds: 9_999)
        try await bench.settle()
        #expect(try await bench.status(of: "smart-alerts").state == .available)
        host.pass(milliseconds: 1)
        #expect(try await answer().version == 1)
      }
    }
  }

  @Test func `a fault that is cleared lets go what it holds, before the answer`() async throws {
    try await Bench.run { bench in
      try await pushing(bench, Self.delay(.toCar)) { answer in
        let cleared = try await bench.clearAllFaults()
        #expect(cleared == 1)
        #expect(try await bench.status(of: "smart-alerts").state == .activating)
        #expect(try await answer().version == 1)
      }
    }
  }

  @Test func `a held line is lost with its connection`() async throws {
    let store = try await TestStore()
    try await Bench.run { bench in
      try await bench.pairedPhone(store: store) { phone in
        try await bench.add(Self.delay(.toCar))
        let document = try await store.document([.sample()])
        try await bench.during({ try await phone.push(document) }) { _ in
          try await bench.untilHolding(1)
        }
      }
      try await bench.untilHolding(0)
      try await bench.advance(.hours(1))
      #expect(try await bench.status(of: "smart-alerts").state == .available)
      #expect(try await bench.faults(spent: true).map(\.spent) == [true])
    }
  }

  @Test func `a held call that waits for a person does not hold the clock up`() async throws {
    let setup = Bench.Setup(pairing: .ask)
    try await Bench.run(setup) { bench in
      _ = try await bench.operate { try await $0.call(PairingOpen()) }
      try await bench.phone { phone in
        let machine = try await phone.compare()
        try await bench.add(
          FaultsAdd(
            kind: .linkDelay, direction: .toCar, method: "pairing.confirm", delay: .seconds(1)))
        try await bench.during({ try await phone.confirm(machine).bond }) { bond in
          try await bench.untilHolding(1)
          try await bench.advance(.seconds(1))
          let number = try await bench.operate { try await $0.call(PairingShow()) }.number
          _ = try await bench.operate {
            try await $0.call(PairingAccept(number: try #require(number)))
          }
          try await phone.openSession(try await bond())
        }
      }
    }
  }

  @Test func `a frozen world that stops lets nothing go and ends`() async throws {
    try await Bench.run(Bench.Setup(transport: .unixSockets)) { bench in
      try await pushing(bench, Self.delay(.both, count: 2, by: .days(1))) { _ in
        bench.stopServing()
        try await bench.untilHolding(0)
      }
    }
  }

  @Test func `an advance that cannot be written after a held push stops at its instant`()
    async throws
  {
    try await Bench.run { bench in
      try await pushing(bench, Self.delay(.toCar)) { answer in
        // The clock's first step, the push, and the second step.
        try await bench.add(FaultsAdd(kind: .storageError, after: 2))
        let error = try await refusal { try await bench.advance(.hours(1)) }
        #expect(error.known == .storageFailed)
        let now = try await bench.operate { try await $0.call(ClockGet()) }.worldTime
        #expect(now == Bench.start.adding(.minutes(10)))
        #expect(try await answer().version == 1)
        try await bench.advance(.hours(1))
        #expect(try await bench.status(of: "smart-alerts").state == .active)
      }
    }
  }
}
