import FoundationEssentials
import Glibc
import HeadUnit
import LinkProtocol
import LinkTransport
import ScenarioRunner
import WorldTime

/// The real daemon under load, killed at random instants, started again, and held against what was
/// acknowledged.
///
/// The load and the instants follow from the seed; what the daemon had done by such an instant is
/// the host's affair.
package struct DaemonCrash: Sendable {
  let kit: EnduranceKit
  let cycles: Int
  let seed: UInt64
  /// Cuts the daemon's log in half after each kill: the run must notice.
  let losesLog: Bool

  /// Cars whose documents come from a tester, and cars with a phone.
  private static let operatedCars = 4
  private static let pairedCars = 2
  /// Host time that the load lasts before the kill.
  private static let loadMilliseconds: ClosedRange<Int64> = 10...110
  /// After so many cycles the world begins anew.
  private static let cyclesOfWorld = 200

  package init(_ kit: EnduranceKit, cycles: Int, seed: UInt64, losesLog: Bool = false) {
    (self.kit, self.cycles, self.seed, self.losesLog) = (kit, cycles, seed, losesLog)
  }

  /// - Parameter progress: Hears how many cycles are done.
  /// - Returns: what was tried and found.
  /// - Throws: ``EnduranceFailure`` and `HandleFailure` when it cannot be tried.
  package func run(progress: (Int) -> Void = { _ in }) async throws -> EnduranceReport {
    var report = EnduranceReport(
      "crash of the daemon", seed: seed, kinds: ["lost", "invented", "half done", "died"])
    try await kit.withDaemon { handle in
      for first in stride(from: 0, to: cycles, by: Self.cyclesOfWorld) {
        let count = min(cycles - first, Self.cyclesOfWorld)
        try await runWorld(handle, from: first, count: count, &report, progress)
        await handle.discard()
      }
    }
    report.expect(atLeast: cycles, of: "acknowledged changes")
    return report
  }

  /// As if the last commits had never reached the disk.
  private static func loseHalf(of path: String) {
    let bytes = FileManager.default.contents(atPath: path)?.count ?? 0
    truncate(path, bytes / 2)
  }

  private func runWorld(
    _ handle: DaemonHandle, from first: Int, count: Int, _ report: inout EnduranceReport,
    _ progress: (Int) -> Void
  ) async throws {
    let worldSeed = seed &* 1_000_003 &+ UInt64(first)
    var generator = SplitMix64(seed: worldSeed)
    try await handle.ensureAlive()
    var world = try await CrashWorld(
      on: handle, seed: worldSeed, operated: Self.operatedCars,
      paired: Self.pairedCars)
    for cycle in first..<(first + count) {
      let milliseconds = Int64.random(in: Self.loadMilliseconds, using: &generator)
      await world.work(on: handle, killAfter: milliseconds)
      if losesLog { Self.loseHalf(of: "\(await handle.stateFolder)/headunit.sqlite-wal") }
      do {
        try await handle.ensureAlive()
        for found in try await world.compare(on: handle) {
          report.find(found.kind, at: "cycle \(cycle)", found.found)
        }
      } catch {
        report.find("died", at: "cycle \(cycle)", "\(error)")
        break
      }
      report.add(1, of: "cycles")
      progress(cycle + 1)
    }
    report.add(world.acknowledged, of: "acknowledged changes")
    for refusal in world.refusals { report.find("refused", at: "world of cycle \(first)", refusal) }
  }
}

/// The cars of one world, each with its driver.
private struct CrashWorld {
  private var drivers: [CarDriver]
  private var clock: ClockDriver

  init(on handle: DaemonHandle, seed: UInt64, operated: Int, paired: Int) async throws {
    let issuer = DocumentIssuer(seed: seed)
    clock = ClockDriver(seed: seed &+ 1_000)
    let control = try await handle.connect(.control)
    drivers = try await ProtocolClient.serving(control) { client in
      var drivers: [CarDriver] = []
      for number in 1...(operated + paired) {
        let vin = EnduranceKit.vin(number)
        _ = try await client.call(
          VehiclesAdd(vin: vin, profile: EnduranceKit.profile, market: EnduranceKit.market))
        _ = try await client.call(TrustAdd(vehicle: vin, root: issuer.rootText))
        let sight = try await CarSight.read(
          over: client, of: vin, after: 0, spare: CarDriver.spare(of: vin))
        drivers.append(
          CarDriver(
            CarLedger(vin: vin, sight), issuer, seed: seed &+ UInt64(number),
            hasPhone: number > operated))
      }
      return drivers
    }
  }

  var acknowledged: Int {
    drivers.reduce(clock.acknowledged) { $0 + $1.ledger.acknowledged }
  }

  var refusals: [String] { drivers.flatMap(\.refusals) }

  /// Everybody works until the daemon is killed.
  mutating func work(on handle: DaemonHandle, killAfter milliseconds: Int64) async {
    enum Worker: Sendable {
      case car(Int, CarDriver)
      case clock(ClockDriver)
      case killer
    }
    let (drivers, clock) = (drivers, clock)
    let workers = await withTaskGroup(of: Worker.self) { group in
      for (index, driver) in drivers.enumerated() {
        group.addTask {
          var driver = driver
          driver.maybeForget()
          await driver.work(on: handle)
          return .car(index, driver)
        }
      }
      group.addTask {
        var clock = clock
        await clock.work(on: handle)
        return .clock(clock)
      }
      group.addTask {
        await LinkLoop.ofThisProcess.pause(milliseconds: milliseconds)
        await handle.kill()
        return .killer
      }
      return await group.reduce(into: [Worker]()) { $0.append($1) }
    }
    for worker in workers {
      switch worker {
      case .car(let index, let driver): self.drivers[index] = driver
      case .clock(let clock): self.clock = clock
      case .killer: break
      }
    }
  }

  /// Holds everything against the ledgers.
  mutating func compare(on handle: DaemonHandle) async throws -> [CarLedger.Discrepancy] {
    let control = try await handle.connect(.control)
    return try await ProtocolClient.serving(control) { client in
      var found: [CarLedger.Discrepancy] = []
      let now = try await client.call(ClockGet()).worldTime
      if let discrepancy = clock.compare(with: now) { found.append(discrepancy) }
      for index in drivers.indices {
        let driver = drivers[index]
        let sight = try await CarSight.read(
          over: client, of: driver.ledger.vin, after: driver.ledger.lastEntry,
          spare: CarDriver.spare(of: driver.ledger.vin))
        found += drivers[index].compare(with: sight)
      }
      return found
    }
  }
}
