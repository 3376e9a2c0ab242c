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
  private func entitle(_ bench: Bench, _ host: ManualHost) async throws {
    let store = try await TestStore()
    try await bench.pairedPhone(store: store) { phone in
      _ = try await phone.push(try await store.document([.sample()], lease: .days(3_000)))
    }
    host.pass(milliseconds: 300_000)
    #expect(try await bench.status(of: "smart-alerts").state == .active)
  }

  private func clock(_ bench: Bench) async throws -> ClockReport {
    try await bench.operate { try await $0.call(ClockGet()) }
  }

  private func transitions(_ bench: Bench) async throws -> [String] {
    try await bench.operate {
      try await $0.call(JournalQuery(limit: 1_000, kinds: [.serviceChanged]))
    }.entries.map { "\($0.at) \($0.details["from"] ?? "") \($0.details["to"] ?? "")" }
  }

  // MARK: - Behind

  @Test func `set back while it runs, the world is held, told and released`() async throws {
    let (host, tape) = (ManualHost(), LogTape())
    let setup = Bench.Setup(clock: .system, logger: tape.logger)
    try await Bench.run(setup, host: host) { bench in
      #expect(try await clock(bench).host?.held == false)
      host.setUTC(Bench.start.adding(.seconds(-30)))
      await bench.unit.lookAtHostClock()
      let held = try await clock(bench)
      #expect(held.worldTime == Bench.start)
      #expect(held.host?.held == true)
      #expect(held.host?.behindSeconds == 30)
      #expect(held.host?.time == Bench.start.adding(.seconds(-30)))
      #expect(held.host?.lastStep?.kind == .setBack)
      try await bench.until { await $0.isHoldTold }
      #expect(tape.entries(of: "the host's clock was set back", with: "seconds").count == 1)
      let told = tape.entries(of: "world time is held", with: "behindSeconds")
      #expect(told.count == 1 && told.allSatisfy { $0.hasSuffix(" 30") })
      let status = try await bench.operate { try await $0.call(DaemonStatus()) }
      #expect(status.trouble?.contains("behind the world") == true)
      #expect(status.host == held.host)
      #expect(await bench.unit.summary.trouble == status.trouble)

      try await bench.until { _ in host.alarmMilliseconds == 30_000 }
      host.pass(milliseconds: 30_000)
      try await bench.until { await !$0.isHoldTold }
      #expect(tape.entries(of: "world time goes on", with: "hostTime").count == 1)
      host.pass(milliseconds: 1_000)
      let later = try await clock(bench)
      #expect(later.worldTime == Bench.start.adding(.seconds(1)))
      #expect(later.host?.held == false)
      #expect(try await bench.operate { try await $0.call(DaemonStatus()) }.trouble == nil)
    }
  }

  @Test(arguments: [false, true])
  func `set back by 30 s and started again, it starts, is held and goes on`(
    isKilled: Bool
  ) async throws {
    let (host, folder) = (ManualHost(), try TemporaryFolder())
    var left: TemporaryFolder?
    try await Bench.run(Bench.Setup(clock: .system), in: folder, host: host) { bench in
      host.pass(milliseconds: 60_000)
      _ = try await clock(bench)
      host.setUTC(Bench.start.adding(.seconds(30)))
      await bench.unit.lookAtHostClock()
      try await bench.until { unit in
        guard await unit.isHoldTold, await !unit.isClockToKeep else { return false }
        return try await bench.database.keptInstant == Bench.start.adding(.seconds(60))
      }
      left = isKilled ? try bench.folder.afterPowerCut() : nil
    }
    let tape = LogTape()
    let setup = Bench.Setup(clock: .system, logger: tape.logger)
    try await Bench.run(setup, in: left ?? folder, host: host) { bench in
      let held = try await clock(bench)
      #expect(held.worldTime == Bench.start.adding(.seconds(60)))
      #expect(held.host?.behindSeconds == 30)
      try await bench.until { await $0.isHoldTold }
      #expect(tape.entries(of: "world time is held", with: "behindSeconds").count == 1)
      host.pass(milliseconds: 31_000)
      #expect(try await clock(bench).worldTime == Bench.start.adding(.seconds(61)))
    }
  }

  @Test func `what was shown stays true over a clean stop, though nothing else was written`()
    async throws
  {
    let (host, folder) = (ManualHost(), try TemporaryFolder())
    let setup = Bench.Setup(clock: .system)
    try await Bench.run(setup, in: folder, host: host) { bench in
      host.pass(milliseconds: 3_600_000)
      let shown = try await clock(bench)
      #expect(shown.worldTime == Bench.start.adding(.hours(1)))
    }
    host.setUTC(Bench.start)
    try await Bench.run(setup, in: folder, host: host) { bench in
      let shown = try await clock(bench)
      #expect(shown.worldTime == Bench.start.adding(.hours(1)))
    }
  }

  // MARK: - Ahead

  @Test func `set ahead, what fell due is applied at once, each at its own instant`() async throws {
    let (host, tape) = (ManualHost(), LogTape())
    let setup = Bench.Setup(clock: .system, logger: tape.logger)
    try await Bench.run(setup, host: host) { bench in
      try await entitle(bench, host)
      host.setUTC(Bench.start.adding(.days(40)))
      await bench.unit.lookAtHostClock()
      // Nobody asks: the log alone tells that it happened.
      try await bench.until { _ in tape.entries(of: "service changed", with: "to").count == 3 }
      #expect(
        tape.entries(of: "service changed", with: "at").last
          == "service changed \(Bench.start.adding(.days(28)))")
      #expect(tape.entries(of: "the host's clock was set ahead", with: "seconds").count == 1)
    }
  }

  @Test(arguments: [ClockStart.system, .virtual(Bench.start)])
  func `a host that slept applies what fell due meanwhile when it wakes`(
    start: ClockStart
  ) async throws {
    let (host, tape) = (ManualHost(), LogTape())
    try await Bench.run(Bench.Setup(clock: start, logger: tape.logger), host: host) { bench in
      if start != .system { _ = try await bench.operate { try await $0.call(ClockRun()) } }
      try await entitle(bench, host)
      host.sleep(milliseconds: 40 * 86_400_000)
      await bench.unit.lookAtHostClock()
      try await bench.until { _ in tape.entries(of: "service changed", with: "to").count == 3 }
      #expect(
        tape.entries(of: "the host slept", with: "seconds").count == (start == .system ? 1 : 0))
    }
  }

  // MARK: - Which clock a kept world goes on with

  @Test func `a kept virtual world stays virtual unless asked`() async throws {
    let (folder, host) = (try TemporaryFolder(), ManualHost())
    try await Bench.run(in: folder, host: host) { try await $0.advance(.days(3)) }
    host.pass(milliseconds: 400 * 86_400_000)
    try await Bench.run(Bench.Setup(clock: .kept), in: folder, host: host) { bench in
      let report = try await clock(bench)
      #expect(report.worldTime == Bench.start.adding(.days(3)))
      #expect(report.clockMode == .virtual && report.rate == 0 && report.host == nil)
    }
    let tape = LogTape()
    let setup = Bench.Setup(clock: .system, logger: tape.logger)
    try await Bench.run(setup, in: folder, host: host) { bench in
      let shown = try await clock(bench)
      #expect(shown.worldTime == host.utc)
      #expect(
        tape.entries(of: "the world was virtual", with: "from")
          == [
            "the world was virtual and follows the host's clock now \(Bench.start.adding(.days(3)))"
          ])
    }
    let back = Bench.Setup(clock: .virtual(nil), logger: tape.logger)
    try await Bench.run(back, in: folder, host: host) { bench in
      let shown = try await clock(bench)
      #expect(shown.clockMode == .virtual)
      #expect(tape.entries(of: "the world followed the host's clock", with: "to").count == 1)
    }
  }

  @Test func `without a word a new world follows the host, and goes on so`() async throws {
    let (folder, host) = (try TemporaryFolder(), ManualHost())
    for _ in 0..<2 {
      try await Bench.run(Bench.Setup(clock: .kept), in: folder, host: host) { bench in
        let shown = try await clock(bench)
        #expect(shown.clockMode == .system)
        #expect(shown.worldTime == host.utc)
      }
      host.pass(milliseconds: 1_000)
    }
  }

  // MARK: - Back to the host

  @Test func `a host that ran in 2098 and was corrected: the world rejoins it`() async throws {
    let (host, folder, store) = (ManualHost(), try TemporaryFolder(), try await TestStore())
    let setup = Bench.Setup(clock: .system)
    let bond = try await Bench.run(setup, in: folder, host: host) { bench in
      try await entitle(bench, host)
      host.setUTC(Self.year2098)
      await bench.unit.lookAtHostClock()
      #expect(try await bench.status(of: "smart-alerts").state == .expired)
      return try await bench.phone(2) { try await $0.pair() }
    }
    host.setUTC(Bench.start.adding(.days(1)))
    try await Bench.run(setup, in: folder, host: host) { bench in
      #expect(try await clock(bench).worldTime >= Self.year2098)
      let led = try await clock(bench).worldTime
      let report = try await bench.operate { try await $0.call(ClockRejoin()) }
      #expect(report.worldTime == host.utc)
      #expect(report.host?.held == false)
      #expect(report.changes.map(\.to) == [.clockUntrusted])
      #expect(try await bench.status(of: "smart-alerts").state == .clockUntrusted)

      let notes = try await bench.operate {
        try await $0.call(JournalQuery(kinds: [.clockSetBack, .clockChanged]))
      }.entries
      #expect(notes.suffix(2).map(\.kind) == [.clockSetBack, .clockChanged])
      #expect(notes.suffix(2).first?.details == ["from": "\(led)", "to": "\(host.utc)"])

      let again = try await refusal { try await bench.operate { try await $0.call(ClockRejoin()) } }
      #expect(again.known == .clockNotHeld)

      try await bench.phone(2) { phone in
        try await phone.openSession(bond)
        let nonce = try await phone.client.call(TimeChallenge()).nonce
        let time = try await store.time(host.utc, nonce: nonce, vin: Bench.vin)
        _ = try await phone.client.call(TimeStatement(statement: time))
        // What ended in 2098 has to be activated anew.
        #expect(try await bench.status(of: "smart-alerts").state == .activating)
        host.pass(milliseconds: 3_600_000)
        #expect(try await bench.status(of: "smart-alerts").state == .active)
      }
      host.pass(milliseconds: 27 * 86_400_000)
      #expect(try await bench.status(of: "smart-alerts").state == .expired)
    }
    // It is so after a crash as well.
    try await Bench.run(setup, in: try folder.afterPowerCut(), host: host) { bench in
      let shown = try await clock(bench)
      #expect(shown.worldTime == host.utc)
    }
  }

  @Test func `a commit that fails leaves the world held`() async throws {
    let host = ManualHost()
    try await Bench.run(Bench.Setup(clock: .system), host: host) { bench in
      host.setUTC(Bench.start.adding(.days(-1)))
      await bench.unit.lookAtHostClock()
      try await bench.until { await $0.isHoldTold }
      try await bench.operate { client in
        _ = try await client.call(FaultsAdd(kind: .storageError, count: 100))
        let failed = try await refusal { try await client.call(ClockRejoin()) }
        #expect(failed.known == .storageFailed)
        #expect(try await client.call(ClockGet()).worldTime == Bench.start)
        _ = try await client.call(FaultsClear(all: true))
        #expect(try await client.call(ClockRejoin()).worldTime == host.utc)
      }
    }
  }

  @Test func `a virtual world, or one that is not held, has nothing to rejoin`() async throws {
    for start in [ClockStart.virtual(Bench.start), .system] {
      try await Bench.run(Bench.Setup(clock: start)) { bench in
        let error = try await refusal {
          try await bench.operate { try await $0.call(ClockRejoin()) }
        }
        #expect(error.known == .clockNotHeld)
      }
    }
  }

  @Test func `nobody but an operator moves time back`() async throws {
    let host = ManualHost()
    try await Bench.run(Bench.Setup(clock: .system), host: host) { bench in
      host.setUTC(Bench.start.adding(.days(-1)))
      await bench.unit.lookAtHostClock()
      let reader = PeerCredentials(uid: 65_534, gid: 65_534, pid: 1)
      let ofReader = try await refusal {
        try await bench.call(.control, peer: reader) { try await $0.call(ClockRejoin()) }
      }
      #expect(ofReader.known == .notPermitted)
      let ofPhone = try await refusal {
        try await bench.pairedPhone { try await $0.client.call(ClockRejoin()) }
      }
      #expect(ofPhone.known == .methodNotFound)
      #expect(try await clock(bench).worldTime == Bench.start)
    }
  }

  // MARK: - Whatever the host does

  /// Steps both ways, sleeps, restarts and looks in random order.
  @Test(arguments: 1...12)
  func `world time never falls, and everything due happens once, at its own instant`(
    seed: Int
  ) async throws {
    var dice = SeededGenerator(seed: UInt64(seed))
    let (host, folder) = (ManualHost(), try TemporaryFolder())
    let setup = Bench.Setup(clock: .system)
    var shown = Bench.start
    try await Bench.run(setup, in: folder, host: host) { try await entitle($0, host) }
    for _ in 0..<4 {
      try await Bench.run(setup, in: folder, host: host) { bench in
        for _ in 0..<6 {
          let span = Int64.random(in: 0...(4 * 86_400_000), using: &dice)
          switch Int.random(in: 0..<4, using: &dice) {
          case 0: host.pass(milliseconds: span)
          case 1: host.sleep(milliseconds: span)
          case 2: host.setUTC(host.utc.advanced(milliseconds: span))
          default: host.setUTC(host.utc.advanced(milliseconds: -span))
          }
          if Bool.random(using: &dice) { await bench.unit.lookAtHostClock() }
          let now = try await clock(bench).worldTime
          #expect(now >= shown)
          #expect(now >= host.utc)
          shown = now
        }
      }
      if Bool.random(using: &dice) {
        host.setUTC(host.utc.adding(.seconds(Int.random(in: -90_000...90_000, using: &dice))))
      }
    }
    let end = max(shown, Bench.start.adding(.days(60)))
    host.setUTC(end)
    try await Bench.run(setup, in: folder, host: host) { bench in
      await bench.unit.lookAtHostClock()
      #expect(try await clock(bench).worldTime == end)
      try await bench.until { unit in await unit.world.due.first.map { $0.due > end } ?? true }
      let minutes = Bench.start.adding(.minutes(5))
      #expect(
        try await transitions(bench) == [
          "\(Bench.start) available activating", "\(minutes) activating active",
          "\(Bench.start.adding(.days(28))) active expired",
        ])
    }
  }
}
