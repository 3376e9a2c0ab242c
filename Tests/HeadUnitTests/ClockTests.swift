import CarModel
import Entitlements
import LinkProtocol
import LinkTransport
import Testing
import WorldTime

@testable import HeadUnit

/// World time, moved by a tester or by the host.
@Suite(.timeLimit(.minutes(2)))
struct ClockTests {
  private static let cars = ["SJNTAAJ12U0000001", "SJNTAAJ12U0000002", "SJNTAAJ12U0000003"]

  /// Gives each car a document.
  private func entitle(
    _ fixture: HeadUnitFixture, _ cars: [String] = [HeadUnitFixture.vin],
    lease: Period = .days(3_000),
    _ rights: (Int) -> [Entitlement]
  ) async throws {
    let store = try await TestStore()
    for (index, vin) in cars.enumerated() {
      try await fixture.pairedPhone(vin: vin, store: store) { phone in
        let document = try await store.document(rights(index), vin: vin, lease: lease)
        _ = try await phone.push(document)
      }
    }
  }

  @Test func `advance tells what fell due in due order over all cars, each at its due time`()
    async throws
  {
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(vehicles: Self.cars)) { fixture in
      try await entitle(fixture, Self.cars) { index in
        [.sample(paidThrough: HeadUnitFixture.start.adding(.days(10 - index)))]
      }
      let report = try await fixture.advance(.days(30))
      let end = HeadUnitFixture.start.adding(.minutes(5))
      #expect(report.worldTime == HeadUnitFixture.start.adding(.days(30)))
      #expect(report.changesTotal == 6)
      // Nothing but the age of the last signed time is left to change.
      #expect(report.nextChangeAt == HeadUnitFixture.start.adding(.days(35)))
      #expect(
        report.changes.map { "\($0.at) \($0.vehicle) \($0.to.rawValue)" } == [
          "\(end) \(Self.cars[0]) active", "\(end) \(Self.cars[1]) active",
          "\(end) \(Self.cars[2]) active",
          "\(HeadUnitFixture.start.adding(.days(8))) \(Self.cars[2]) expired",
          "\(HeadUnitFixture.start.adding(.days(9))) \(Self.cars[1]) expired",
          "\(HeadUnitFixture.start.adding(.days(10))) \(Self.cars[0]) expired",
        ])
    }
  }

  @Test func `a long list of changes is cut, and its total is not`() async throws {
    let cars = Self.cars + ["SJNTAAJ12U0000004"]
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(vehicles: cars)) { fixture in
      try await entitle(fixture, cars) { _ in
        (0..<150).map { number in
          let start = HeadUnitFixture.start.adding(.hours(2 * number + 1))
          return .sample(
            grant: GrantID(rawValue: "g-\(number)"), from: start,
            paidThrough: start.adding(.hours(1)))
        }
      }
      let report = try await fixture.advance(.days(30))
      // scheduled → activating → active → scheduled → active … → expired
      #expect(report.changesTotal == 4 * (2 * 150 + 1))
      #expect(report.changes.count == ProtocolLimits.changesListedMax)
      #expect(zip(report.changes, report.changes.dropFirst()).allSatisfy { $0.at <= $1.at })
    }
  }

  @Test func `each of two calls at once tells only what it brought about`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await entitle(fixture) { _ in [.sample()] }
      let totals = try await fixture.together([
        fixture.asking { try await $0.call(ClockAdvance(by: .minutes(5))).changesTotal },
        fixture.asking { try await $0.call(ClockAdvance(by: .minutes(5))).changesTotal },
      ])
      #expect(totals == [1, 0])
    }
  }

  @Test func `months count from the present day, and time never goes back`() async throws {
    try await HeadUnitFixture.run { fixture in
      let february = try Instant(rfc3339: "2026-02-28T10:00:00.000Z")
      #expect(try await fixture.advance(.months(1)).worldTime == february)
      #expect(try await fixture.advance(.zero).worldTime == february)
      try await fixture.operate { client in
        let back = try await refusal {
          try await client.call(ClockSet(to: february.advanced(milliseconds: -1)))
        }
        #expect(back.known == .clockBackwards)
        #expect(try await client.call(ClockSet(to: february)).worldTime == february)
        for period in [Period.months(12 * 9_000), .days(100_000_000)] {
          let far = try await refusal { try await client.call(ClockAdvance(by: period)) }
          #expect(far.known == .clockOutOfRange)
        }
        for rate in [-1, 100_000.5, 9e15] {
          let rated = try await refusal { try await client.call(ClockRate(rate: rate)) }
          #expect(rated.known == .clockOutOfRange)
        }
        #expect(try await client.call(ClockGet()).worldTime == february)
      }
    }
  }

  @Test func `a world without vehicles may begin at an earlier instant`() async throws {
    let past = try Instant(rfc3339: "2019-06-01T00:00:00.000Z")
    try await HeadUnitFixture.run { fixture in
      try await fixture.operate { client in
        _ = try await client.call(ClockAdvance(by: .months(1)))
        _ = try await client.call(VehiclesRemove(vehicle: HeadUnitFixture.vin))
        #expect(try await client.call(ClockSet(to: past)).worldTime == past)
        _ = try await client.call(
          VehiclesAdd(vin: HeadUnitFixture.vin, profile: "qashqai-j12b/2025/tekna", market: "FR"))
        let back = try await refusal {
          try await client.call(ClockSet(to: past.advanced(milliseconds: -1)))
        }
        #expect(back.known == .clockBackwards)
        let entries = try await client.call(JournalQuery()).entries
        #expect(entries.map(\.at) == [past])
      }
    }
  }

  @Test func `world time runs at its rate, and stands when frozen`() async throws {
    let host = ManualHost()
    try await HeadUnitFixture.run(host: host) { fixture in
      try await fixture.operate { client in
        host.pass(milliseconds: 5_000)
        #expect(try await client.call(ClockGet()).worldTime == HeadUnitFixture.start)
        #expect(try await client.call(ClockRate(rate: 3_600)).rate == 3_600)
        host.pass(milliseconds: 1_000)
        #expect(
          try await client.call(ClockGet()).worldTime == HeadUnitFixture.start.adding(.hours(1)))
        #expect(try await client.call(ClockRun()).rate == 1)
        host.pass(milliseconds: 1_000)
        let frozen = try await client.call(ClockFreeze())
        let then = HeadUnitFixture.start.adding(.hours(1)).adding(.seconds(1))
        #expect(frozen.worldTime == then && frozen.rate == 0)
        host.pass(milliseconds: 60_000)
        #expect(try await client.call(ClockGet()).worldTime == then)
      }
    }
  }

  @Test func `a running clock wakes the head unit exactly when something falls due`()
    async throws
  {
    let host = ManualHost()
    try await HeadUnitFixture.run(host: host) { fixture in
      try await entitle(fixture) { _ in [.sample()] }
      #expect(host.alarmMilliseconds == nil)
      _ = try await fixture.operate { try await $0.call(ClockRate(rate: 60)) }
      #expect(host.alarmMilliseconds == 5_000)
      let writes = try await fixture.database.totalChanges
      host.pass(milliseconds: 5_000)
      // The next thing is the warning a week before the end of what is paid.
      try await fixture.until { _ in host.alarmMilliseconds == 21 * 86_400_000 / 60 - 5_000 }
      #expect(try await fixture.database.totalChanges > writes)
      _ = try await fixture.operate { try await $0.call(ClockFreeze()) }
      #expect(host.alarmMilliseconds == nil)
    }
  }

  @Test func `a car asked between a due time and its commit answers as of now`() async throws {
    let host = ManualHost()
    try await HeadUnitFixture.run(host: host) { fixture in
      try await entitle(fixture) { _ in [.sample(from: HeadUnitFixture.start.adding(.hours(1)))] }
      _ = try await fixture.operate { try await $0.call(ClockRate(rate: 100_000)) }
      // 100 minutes of world time in one step: begun after 60, done after 65.
      host.pass(milliseconds: 60, ringing: false)
      let status = try await fixture.status(of: "smart-alerts")
      #expect(status.state == .active)
      #expect(status.nextChangeAt == HeadUnitFixture.start.adding(.days(28)))
      let chain = try await fixture.operate {
        try await $0.call(ServicesExplain(service: "smart-alerts"))
      }.chain
      #expect(chain.filter { !$0.passed }.isEmpty)
    }
  }

  @Test func `a world on the host's clock cannot be moved, and goes with it`() async throws {
    let host = ManualHost()
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(clock: .system), host: host) { fixture in
      try await fixture.operate { client in
        for error in [
          try await refusal { try await client.call(ClockSet(to: .distantFuture)) },
          try await refusal { try await client.call(ClockAdvance(by: .days(1))) },
          try await refusal { try await client.call(ClockRate(rate: 2)) },
          try await refusal { try await client.call(ClockFreeze()) },
          try await refusal { try await client.call(ClockRun()) },
        ] {
          #expect(error.known == .clockNotVirtual)
        }
      }
      try await entitle(fixture) { _ in [.sample()] }
      #expect(host.alarmMilliseconds == 300_000)
      host.pass(milliseconds: 300_000)
      #expect(try await fixture.status(of: "smart-alerts").state == .active)
    }
  }

  @Test func `a host clock set back does not bring back what has ended`() async throws {
    let host = ManualHost()
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(clock: .system), host: host) { fixture in
      try await entitle(fixture) { _ in [.sample()] }
      host.pass(milliseconds: 28 * 86_400_000)
      #expect(try await fixture.status(of: "smart-alerts").state == .expired)
      let before = try await fixture.services()
      host.setUTC(HeadUnitFixture.start)
      let after = try await fixture.services()
      #expect(after.services == before.services)
      #expect(after.worldTime == before.worldTime)
    }
  }
}
