import Entitlements
import LinkProtocol
import Processes
import ScenarioRunner
import Scenarios
import VehicleCatalog
import WorldTime

/// One scenario many times: pair, buy, push, activate, and over at its very millisecond.
///
/// The baseline is what SQLite alone makes of one commit on a disk, in the same rounds: a case has a
/// dozen and more of them on both sides, which a daemon keeps on its disk and the other worlds in
/// memory or nowhere.
struct ScenarioBenchmark {
  let cases: Int
  let rounds: Int
  let jobs: Int

  /// The head unit in this process has so many times the cases in a round, to take long enough.
  private static let inProcessFactor = 5
  /// Commits of the baseline in one round.
  private static let commits = 500

  func run() async throws -> ScenarioBenchmarkReport {
    let profiles = try ProfilesFolder.path(named: nil, environment: [:])
    let kit = CaseKit(catalog: try Catalog.load(folder: profiles))
    let program = OwnProgram.companion("headunitd")
    let scratch = try Scratch()
    let baseline = try RawCommit(path: "\(scratch.path)/baseline.sqlite")
    var rates = (inProcess: [Double](), daemon: [Double](), baseline: [Double]())
    for round in 0..<rounds {
      rates.inProcess.append(
        try await rate(round, cases * Self.inProcessFactor) { InProcessWorld(kit) })
      rates.daemon.append(
        try await rate(round, cases) { try DaemonWorld(kit, program: program, profiles: profiles) })
      let watch = HostStopwatch()
      for version in 0..<Self.commits { try baseline.commit("a row", version: version) }
      rates.baseline.append(Double(Self.commits) / Double(watch.nanoseconds) * 1e9)
    }
    return ScenarioBenchmarkReport(
      build: Report.build, cases: cases, jobs: jobs, inProcess: .init(rates.inProcess),
      daemon: .init(rates.daemon), commits: .init(rates.baseline))
  }

  /// Cases a second, the start of the worlds not counted.
  private func rate(
    _ round: Int, _ cases: Int, _ makeWorld: () throws -> any ScenarioWorld
  ) async throws -> Double {
    var worlds: [any ScenarioWorld] = []
    for _ in 0..<jobs { worlds.append(try makeWorld()) }
    for world in worlds {
      if let failure = await world.run(Self.scenario(number: -1)) { throw Self.unexpected(failure) }
    }
    var number = 0
    let watch = HostStopwatch()
    let outcomes = try await MatrixRun(jobs: jobs, stopsAtFailure: true).outcomes(
      of: {
        guard number < cases else { return nil }
        number += 1
        return Self.scenario(number: round * cases + number)
      }, in: { worlds.removeLast() })
    let nanoseconds = watch.nanoseconds
    if let failure = outcomes.lazy.compactMap(\.failure).first { throw Self.unexpected(failure) }
    return Double(cases) / Double(nanoseconds) * 1e9
  }

  private static func unexpected(_ failure: ScenarioFailure) -> BenchmarkFailure {
    .wrongAnswer(asked: failure.step, answer: "\(failure.found), expected \(failure.expected)")
  }

  private static func scenario(number: Int) -> ScenarioCase {
    let place = SourcePlace(file: "benchmark", line: 1, column: 1)
    let start = Instant(milliseconds: 1_769_853_600_000)
    guard let profile = try? ProfileName("qashqai-j12b/2025/tekna") else {
      preconditionFailure("a name that is written here is one")
    }
    let service = "smart-alerts"
    let steps: [any Step] = [
      PairStep(), BuyStep { ($0.product, $0.autoRenew) = (service, false) }, PushStep(),
      AdvanceStep { $0.by = .minutes(10) },
      ExpectStep { ($0.service, $0.look.state) = (service, .active) },
      BoundaryStep {
        ($0.service, $0.at) = (service, start.adding(.months(1)))
        ($0.before.state, $0.after.state) = (.active, .expired)
      },
    ]
    return ScenarioCase(
      scenario: "benchmark", file: "benchmark",
      parameters: [CaseParameter(name: "n", value: "\(number)")],
      world: WorldSetup(
        start: start, vehicles: [VehicleSetup(name: "car", profile: profile, market: "FR")],
        phones: [PhoneSetup(name: "phone")]),
      steps: steps.map { PlacedStep($0, at: place) })
  }
}
