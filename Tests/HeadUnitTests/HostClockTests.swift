import CarModel
import Entitlements
import LinkProtocol
import LinkTransport
import TestSupport
import Testing
import WorldTime

@testable import HeadUnit

/// A world that follows the host, while the host's clock does what it should not.
@Suite(.timeLimit(.minutes(2)))
struct HostClockTests {
  private static let year2098 = Instant(milliseconds: 4_039_243_800_000)

  /// A car with a service that is active for 28 days.
  private func entitle(_ fixture: HeadUnitFixture, _ host: ManualHost) async throws {
    let store = try await TestStore()
    try await fixture.pairedPhone(store: store) { phone in
      _ = try await phone.push(try await store.document([.sample()], lease: .days(3_000)))
    }
    host.pass(milliseconds: 300_000)
    #expect(try await fixture.status(of: "smart-alerts").state == .active)
  }

  private func clock(_ fixture: HeadUnitFixture) async throws -> ClockReport {
    try await fixture.operate { try await $0.call(ClockGet()) }
  }

  private func transitions(_ fixture: HeadUnitFixture) async throws -> [String] {
    try await fixture.operate {
      try await $0.call(JournalQuery(limit: 1_000, kinds: [.serviceChanged]))
    }.entries.map { "\($0.at) \($0.details["from"] ?? "") \($0.details["to"] ?? "")" }
  }

  // MARK: - Behind

  @Test func `set back while it runs, the world is held, told and released`() async throws {
    let (host, tape) = (ManualHost(), LogTape())
    let setup = HeadUnitFixture.Setup(clock: .system, logger: tape.logger)
    try await HeadUnitFixture.run(setup, host: host) { fixture in
      #expect(try await clock(fixture).host?.held == false)
      host.setUTC(HeadUnitFixture.start.adding(.seconds(-30)))
      await fixture.unit.lookAtHostClock()
      let held = try await clock(fixture)
      #expect(held.worldTime == HeadUnitFixture.start)
      #expect(held.host?.held == true)
      #expect(held.host?.behindSeconds == 30)
      #expect(held.host?.time == HeadUnitFixture.start.adding(.seconds(-30)))
      #expect(held.host?.lastStep?.kind == .setBack)
      try await fixture.until { await $0.isHoldNotified }
      #expect(tape.entries(of: "the host's clock was set back", with: "seconds").count == 1)
      let reported = tape.entries(of: "world time is held", with: "behindSeconds")
      #expect(reported.count == 1 && reported.allSatisfy { $0.hasSuffix(" 30") })
      let status = try await fixture.operate { try await $0.call(DaemonStatus()) }
      #expect(status.standingFailure?.contains("behind the world") == true)
      #expect(status.host == held.host)
      #expect(await fixture.unit.summary.standingFailure == status.standingFailure)

      try await fixture.until { _ in host.alarmMilliseconds == 30_000 }
      host.pass(milliseconds: 30_000)
      try await fixture.until { await !$0.isHoldNotified }
      #expect(tape.entries(of: "world time goes on", with: "hostTime").count == 1)
      host.pass(milliseconds: 1_000)
      let later = try await clock(fixture)
      #expect(later.worldTime == HeadUnitFixture.start.adding(.seconds(1)))
      #expect(later.host?.held == false)
      #expect(
        try await fixture.operate { try await $0.call(DaemonStatus()) }.standingFailure == nil)
    }
  }

  @Test(arguments: [false, true])
  func `set back by 30 s and started again, it starts, is held and goes on`(
    isKilled: Bool
  ) async throws {
    let (host, folder) = (ManualHost(), try TemporaryFolder())
    var left: TemporaryFolder?
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(clock: .system), in: folder, host: host) {
      fixture in
      host.pass(milliseconds: 60_000)
      _ = try await clock(fixture)
      host.setUTC(HeadUnitFixture.start.adding(.seconds(30)))
      await fixture.unit.lookAtHostClock()
      try await fixture.until { unit in
        guard await unit.isHoldNotified, await !unit.isClockToKeep else { return false }
        return try await fixture.database.keptInstant == HeadUnitFixture.start.adding(.seconds(60))
      }
      left = isKilled ? try fixture.folder.afterPowerCut() : nil
    }
    let tape = LogTape()
    let setup = HeadUnitFixture.Setup(clock: .system, logger: tape.logger)
    try await HeadUnitFixture.run(setup, in: left ?? folder, host: host) { fixture in
      let held = try await clock(fixture)
      #expect(held.worldTime == HeadUnitFixture.start.adding(.seconds(60)))
      #expect(held.host?.behindSeconds == 30)
      try await fixture.until { await $0.isHoldNotified }
      #expect(tape.entries(of: "world time is held", with: "behindSeconds").count == 1)
      host.pass(milliseconds: 31_000)
      #expect(try await clock(fixture).worldTime == HeadUnitFixture.start.adding(.seconds(61)))
    }
  }

  @Test func `what was shown stays true over a clean stop, though nothing else was written`()
    async throws
  {
    let (host, folder) = (ManualHost(), try TemporaryFolder())
    let setup = HeadUnitFixture.Setup(clock: .system)
    try await HeadUnitFixture.run(setup, in: folder, host: host) { fixture in
      host.pass(milliseconds: 3_600_000)
      let shown = try await clock(fixture)
      #expect(shown.worldTime == HeadUnitFixture.start.adding(.hours(1)))
    }
    host.setUTC(HeadUnitFixture.start)
    try await HeadUnitFixture.run(setup, in: folder, host: host) { fixture in
      let shown = try await clock(fixture)
      #expect(shown.worldTime == HeadUnitFixture.start.adding(.hours(1)))
    }
  }

  // MARK: - Ahead

  @Test func `set ahead, what fell due is applied at once, each at its own instant`() async throws {
    let (host, tape) = (ManualHost(), LogTape())
    let setup = HeadUnitFixture.Setup(clock: .system, logger: tape.logger)
    try await HeadUnitFixture.run(setup, host: host) { fixture in
      try await entitle(fixture, host)
      host.setUTC(HeadUnitFixture.start.adding(.days(40)))
      await fixture.unit.lookAtHostClock()
      // Nobody asks: the log alone tells that it happened.
      try await fixture.until { _ in tape.entries(of: "service changed", with: "to").count == 3 }
      #expect(
        tape.entries(of: "service changed", with: "at").last
          == "service changed \(HeadUnitFixture.start.adding(.days(28)))")
      #expect(tape.entries(of: "the host's clock was set ahead", with: "seconds").count == 1)
    }
  }

  @Test(arguments: [ClockStart.system, .virtual(HeadUnitFixture.start)])
  func `a host that slept applies what fell due meanwhile when it wakes`(
    start: ClockStart
  ) async throws {
    let (host, tape) = (ManualHost(), LogTape())
    try await HeadUnitFixture.run(
      HeadUnitFixture.Setup(clock: start, logger: tape.logger), host: host
    ) { fixture in
      if start != .system { _ = try await fixture.operate { try await $0.call(ClockRun()) } }
      try await entitle(fixture, host)
      host.sleep(milliseconds: 40 * 86_400_000)
      await fixture.unit.lookAtHostClock()
      try await fixture.until { _ in tape.entries(of: "service changed", with: "to").count == 3 }
      #expect(
        tape.entries(of: "the host slept", with: "seconds").count == (start == .system ? 1 : 0))
    }
  }

  // MARK: - Which clock a kept world goes on with

  @Test func `a kept virtual world stays virtual unless asked`() async throws {
    let (folder, host) = (try TemporaryFolder(), ManualHost())
    try await HeadUnitFixture.run(in: folder, host: host) { try await $0.advance(.days(3)) }
    host.pass(milliseconds: 400 * 86_400_000)
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(clock: .kept), in: folder, host: host) {
      fixture in
      let report = try await clock(fixture)
      #expect(report.worldTime == HeadUnitFixture.start.adding(.days(3)))
      #expect(report.clockMode == .virtual && report.rate == 0 && report.host == nil)
    }
    let tape = LogTape()
    let setup = HeadUnitFixture.Setup(clock: .system, logger: tape.logger)
    try await HeadUnitFixture.run(setup, in: folder, host: host) { fixture in
      let shown = try await clock(fixture)
      #expect(shown.worldTime == host.utc)
      #expect(
        tape.entries(of: "the world was virtual", with: "from")
          == [
            "the world was virtual and follows the host's clock now "
              + "\(HeadUnitFixture.start.adding(.days(3)))"
          ])
    }
    let back = HeadUnitFixture.Setup(clock: .virtual(nil), logger: tape.logger)
    try await HeadUnitFixture.run(back, in: folder, host: host) { fixture in
      let shown = try await clock(fixture)
      #expect(shown.clockMode == .virtual)
      #expect(tape.entries(of: "the world followed the host's clock", with: "to").count == 1)
    }
  }

  @Test func `without a word a new world follows the host, and goes on so`() async throws {
    let (folder, host) = (try TemporaryFolder(), ManualHost())
    for _ in 0..<2 {
      try await HeadUnitFixture.run(HeadUnitFixture.Setup(clock: .kept), in: folder, host: host) {
        fixture in
        let shown = try await clock(fixture)
        #expect(shown.clockMode == .system)
        #expect(shown.worldTime == host.utc)
      }
      host.pass(milliseconds: 1_000)
    }
  }

  // MARK: - Back to the host

  @Test func `a host that ran in 2098 and was corrected: the world rejoins it`() async throws {
    let (host, folder, store) = (ManualHost(), try TemporaryFolder(), try await TestStore())
    let setup = HeadUnitFixture.Setup(clock: .system)
    let bond = try await HeadUnitFixture.run(setup, in: folder, host: host) { fixture in
      try await entitle(fixture, host)
      host.setUTC(Self.year2098)
      await fixture.unit.lookAtHostClock()
      #expect(try await fixture.status(of: "smart-alerts").state == .expired)
      return try await fixture.phone(2) { try await $0.pair() }
    }
    host.setUTC(HeadUnitFixture.start.adding(.days(1)))
    try await HeadUnitFixture.run(setup, in: folder, host: host) { fixture in
      #expect(try await clock(fixture).worldTime >= Self.year2098)
      let led = try await clock(fixture).worldTime
      let report = try await fixture.operate { try await $0.call(ClockRejoin()) }
      #expect(report.worldTime == host.utc)
      #expect(report.host?.held == false)
      #expect(report.changes.map(\.to) == [.clockUntrusted])
      #expect(try await fixture.status(of: "smart-alerts").state == .clockUntrusted)

      let notes = try await fixture.operate {
        try await $0.call(JournalQuery(kinds: [.clockSetBack, .clockChanged]))
      }.entries
      #expect(notes.suffix(2).map(\.kind) == [.clockSetBack, .clockChanged])
      #expect(notes.suffix(2).first?.details == ["from": "\(led)", "to": "\(host.utc)"])

      let again = try await refusal {
        try await fixture.operate { try await $0.call(ClockRejoin()) }
      }
      #expect(again.known == .clockNotHeld)

      try await fixture.phone(2) { phone in
        try await phone.openSession(bond)
        let nonce = try await phone.client.call(TimeChallenge()).nonce
        let time = try await store.time(host.utc, nonce: nonce, vin: HeadUnitFixture.vin)
        _ = try await phone.client.call(TimeStatement(statement: time))
        // What ended in 2098 has to be activated anew.
        #expect(try await fixture.status(of: "smart-alerts").state == .activating)
        host.pass(milliseconds: 3_600_000)
        #expect(try await fixture.status(of: "smart-alerts").state == .active)
      }
      host.pass(milliseconds: 27 * 86_400_000)
      #expect(try await fixture.status(of: "smart-alerts").state == .expired)
    }
    // It is so after a crash as well.
    try await HeadUnitFixture.run(setup, in: try folder.afterPowerCut(), host: host) { fixture in
      let shown = try await clock(fixture)
      #expect(shown.worldTime == host.utc)
    }
  }

  @Test func `a commit that fails leaves the world held`() async throws {
    let host = ManualHost()
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(clock: .system), host: host) { fixture in
      host.setUTC(HeadUnitFixture.start.adding(.days(-1)))
      await fixture.unit.lookAtHostClock()
      try await fixture.until { await $0.isHoldNotified }
      try await fixture.operate { client in
        _ = try await client.call(FaultsAdd(kind: .storageError, count: 100))
        let failed = try await refusal { try await client.call(ClockRejoin()) }
        #expect(failed.known == .storageFailed)
        #expect(try await client.call(ClockGet()).worldTime == HeadUnitFixture.start)
        _ = try await client.call(FaultsClear(all: true))
        #expect(try await client.call(ClockRejoin()).worldTime == host.utc)
      }
    }
  }

  @Test func `a virtual world, or one that is not held, has nothing to rejoin`() async throws {
    for start in [ClockStart.virtual(HeadUnitFixture.start), .system] {
      try await HeadUnitFixture.run(HeadUnitFixture.Setup(clock: start)) { fixture in
        let error = try await refusal {
          try await fixture.operate { try await $0.call(ClockRejoin()) }
        }
        #expect(error.known == .clockNotHeld)
      }
    }
  }

  @Test func `nobody but an operator moves time back`() async throws {
    let host = ManualHost()
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(clock: .system), host: host) { fixture in
      host.setUTC(HeadUnitFixture.start.adding(.days(-1)))
      await fixture.unit.lookAtHostClock()
      let reader = PeerCredentials(uid: 65_534, gid: 65_534, pid: 1)
      let ofReader = try await refusal {
        try await fixture.call(.control, peer: reader) { try await $0.call(ClockRejoin()) }
      }
      #expect(ofReader.known == .notPermitted)
      let ofPhone = try await refusal {
        try await fixture.pairedPhone { try await $0.client.call(ClockRejoin()) }
      }
      #expect(ofPhone.known == .methodNotFound)
      #expect(try await clock(fixture).worldTime == HeadUnitFixture.start)
    }
  }

  // MARK: - Whatever the host does

  /// Steps both ways, sleeps, restarts and looks in random order.
  @Test(arguments: 1...12)
  func `world time never falls, and everything due happens once, at its own instant`(
    seed: Int
  ) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let (host, folder) = (ManualHost(), try TemporaryFolder())
    let setup = HeadUnitFixture.Setup(clock: .system)
    var shown = HeadUnitFixture.start
    try await HeadUnitFixture.run(setup, in: folder, host: host) { try await entitle($0, host) }
    for _ in 0..<4 {
      try await HeadUnitFixture.run(setup, in: folder, host: host) { fixture in
        for _ in 0..<6 {
          let span = Int64.random(in: 0...(4 * 86_400_000), using: &generator)
          switch Int.random(in: 0..<4, using: &generator) {
          case 0: host.pass(milliseconds: span)
          case 1: host.sleep(milliseconds: span)
          case 2: host.setUTC(host.utc.advanced(milliseconds: span))
          default: host.setUTC(host.utc.advanced(milliseconds: -span))
          }
          if Bool.random(using: &generator) { await fixture.unit.lookAtHostClock() }
          let now = try await clock(fixture).worldTime
          #expect(now >= shown)
          #expect(now >= host.utc)
          shown = now
        }
      }
      if Bool.random(using: &generator) {
        host.setUTC(host.utc.adding(.seconds(Int.random(in: -90_000...90_000, using: &generator))))
      }
    }
    let end = max(shown, HeadUnitFixture.start.adding(.days(60)))
    host.setUTC(end)
    try await HeadUnitFixture.run(setup, in: folder, host: host) { fixture in
      await fixture.unit.lookAtHostClock()
      #expect(try await clock(fixture).worldTime == end)
      try await fixture.until { unit in await unit.world.due.first.map { $0.due > end } ?? true }
      let minutes = HeadUnitFixture.start.adding(.minutes(5))
      #expect(
        try await transitions(fixture) == [
          "\(HeadUnitFixture.start) available activating", "\(minutes) activating active",
          "\(HeadUnitFixture.start.adding(.days(28))) active expired",
        ])
    }
  }
}
