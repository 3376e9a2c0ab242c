import CarModel
import Entitlements
import LinkProtocol
import LinkTransport
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import HeadUnit

/// Faults inside a car, added over the wire: each one's effect, its end, and its journal entries.
@Suite(.timeLimit(.minutes(2)))
struct CarFaultTests {
  @Test func `an activation that fails climbs the ladder and gives up, a start tries again`()
    async throws
  {
    try await withDocument { fixture in
      let fault = try await add(fixture, .activationRetryable, count: 6)
      #expect(fault.count == 6 && fault.vehicle == HeadUnitFixture.vin)
      // Five minutes of work each time, and the ladder between them.
      var end = Period.minutes(5)
      for seconds in [1, 5, 25, 125, 625] {
        try await fixture.advance(end)
        let waiting = try await fixture.status(of: "smart-alerts")
        #expect(waiting.state == .pending && waiting.reason == "waits_retry")
        let next = try #require(waiting.nextChangeAt)
        #expect(next == (try await now(fixture)).adding(.seconds(seconds)))
        try await fixture.operate { _ = try await $0.call(ClockSet(to: next)) }
        #expect(try await fixture.status(of: "smart-alerts").state == .activating)
        end = .minutes(5)
      }
      try await fixture.advance(end)
      let failed = try await fixture.status(of: "smart-alerts")
      #expect(failed.state == .failed && failed.reason == "ecu_unreachable")
      #expect(try await fixture.faults().isEmpty)
      try await fixture.operate { client in
        _ = try await client.call(VehiclesSet(power: .off))
        _ = try await client.call(VehiclesSet(power: .on))
      }
      try await fixture.advance(.minutes(5))
      #expect(try await fixture.status(of: "smart-alerts").state == .active)
      let kinds = try await journal(fixture).map(\.kind)
      #expect(kinds.filter { $0 == .faultTriggered }.count == 6)
      #expect(kinds.contains(.faultAdded) && kinds.contains(.activationFailed))
      #expect(kinds.contains(.faultExhausted))
    }
  }

  @Test func `a terminal failure of one service leaves the others alone`() async throws {
    try await withDocument([.sample(), .sample("my-car-finder", grant: "g-2")]) { fixture in
      _ = try await add(fixture, .activationTerminal, service: "smart-alerts")
      try await fixture.advance(.minutes(10))
      let failed = try await fixture.status(of: "smart-alerts")
      #expect(failed.state == .failed && failed.reason == "not_retryable")
      #expect(try await fixture.status(of: "my-car-finder").state == .active)
    }
  }

  @Test func `a car without radio waits, for as long as the span, and through a restart`()
    async throws
  {
    let folder = try TemporaryFolder()
    try await withDocument(in: folder) { fixture in
      _ = try await add(fixture, .radioSilence, span: .hours(2))
      let waiting = try await fixture.status(of: "smart-alerts")
      #expect(waiting.reason == "waits_network")
      #expect(waiting.nextChangeAt == HeadUnitFixture.start.adding(.hours(2)))
    }
    try await HeadUnitFixture.run(in: folder) { fixture in
      try await fixture.advance(Period(milliseconds: 7_199_999))
      #expect(try await fixture.status(of: "smart-alerts").reason == "waits_network")
      try await fixture.advance(.milliseconds(1))
      #expect(try await fixture.status(of: "smart-alerts").state == .activating)
      #expect(try await fixture.faults().isEmpty)
    }
  }

  @Test func `a counter that jumps, drifts or is frozen shifts the end of a right`()
    async throws
  {
    for (kind, amount, end) in [
      (FaultKind.clockJump, 86_400.0, Period.days(27)),
      (.clockDrift, 1_000_000, .days(14)), (.clockStuck, nil, nil),
    ] as [(FaultKind, Double?, Period?)] {
      try await withDocument { fixture in
        try await fixture.advance(.minutes(5))
        let fault = FaultsAdd(kind: kind, amount: amount)
        let added = try await fixture.operate { try await $0.call(fault) }
        #expect(added.amount == amount)
        let next = try await fixture.status(of: "smart-alerts").nextChangeAt
        switch (kind, end) {
        case (.clockDrift, let end?):
          // Twice as fast from minute 5 on.
          #expect(next == HeadUnitFixture.start.adding(end).advanced(milliseconds: 150_000))
        case (_, let end?): #expect(next == HeadUnitFixture.start.adding(end))
        default: #expect(next == nil)
        }
        let cleared = try await fixture.operate { try await $0.call(FaultsClear(all: true)) }
        #expect(cleared.cleared == (kind == .clockJump ? 0 : 1))
      }
    }
  }

  @Test func `what a kind does not take is refused by name`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.operate { client in
        for (fault, name) in [
          (FaultsAdd(kind: .radioSilence, count: 2), ErrorName.faultNotApplicable),
          (FaultsAdd(kind: .clockStuck, amount: 1), .faultNotApplicable),
          (FaultsAdd(kind: .clockJump), .invalidParams),
          (FaultsAdd(kind: .clockJump, amount: 1e12), .invalidParams),
          (FaultsAdd(kind: .clockDrift, amount: -2_000_000), .invalidParams),
          (FaultsAdd(kind: .activationTerminal, service: "time-travel"), .serviceUnknown),
          (FaultsAdd(kind: .clockStuck, vehicle: "SJNTAAJ12U0000009"), .vehicleUnknown),
        ] {
          let refused = try await refusal { try await client.call(fault) }
          #expect(refused.known == name)
        }
        let unknown = try await refusal {
          try await client.call(FaultsClear(fault: "f-\(HeadUnitFixture.vin)-7"))
        }
        #expect(unknown.known == .faultUnknown)
      }
    }
  }

  // MARK: - Setting up

  private func withDocument(
    _ rights: [Entitlement] = [.sample()], in folder: TemporaryFolder? = nil,
    _ body: (HeadUnitFixture) async throws -> Void
  ) async throws {
    let store = try await TestStore()
    try await HeadUnitFixture.run(in: folder) { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(store.document(rights))
      }
      try await body(fixture)
    }
  }

  private func add(
    _ fixture: HeadUnitFixture, _ kind: FaultKind, service: String? = nil, count: Int? = nil,
    span: Period? = nil
  ) async throws -> FaultReport {
    try await fixture.operate {
      try await $0.call(FaultsAdd(kind: kind, service: service, count: count, span: span))
    }
  }

  private func now(_ fixture: HeadUnitFixture) async throws -> Instant {
    try await fixture.operate { try await $0.call(ClockGet()) }.worldTime
  }

  private func journal(_ fixture: HeadUnitFixture) async throws -> [JournalReport] {
    try await fixture.operate { try await $0.call(JournalQuery(limit: 100)) }.entries
  }
}
