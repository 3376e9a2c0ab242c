import ArgumentParser
import CommandSupport
import Exploration
import FoundationEssentials
import VehicleCatalog

/// `headunit-bench explore`
struct ExploreBenchmarkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore", abstract: "Measures headunitctl explore.",
    discussion: """
      Searches the same world several times. The baseline is a table of the same kind that takes as \
      many random keys as the search has states, and is asked as often as it has steps.
      """)

  @Flag(help: "Print one JSON document on standard output.")
  var json = false

  @Option(help: "How often each side is taken.")
  var rounds = 5

  @Option(help: "How many times 14 days pass.")
  var ticks = 3

  func validate() throws {
    guard (1...100).contains(rounds) else {
      throw ValidationError("\(rounds) rounds are outside 1…100")
    }
    guard ExplorationBounds.ticksRange.contains(ticks) else {
      throw ValidationError("\(ticks) ticks are outside 1…20")
    }
  }

  func run() async throws {
    let world = try world()
    let bounds = ExplorationBounds(ticks: ticks)
    var (ours, baseline) = (Samples(), Samples())
    var states = 0
    for _ in 0..<rounds {
      let stopwatch = HostStopwatch()
      var exploration = Exploration(
        of: world, within: bounds, threads: ProcessInfo.processInfo.activeProcessorCount)
      let report = await exploration.run()
      ours.add(stopwatch.nanoseconds)
      states = report.states
      let work = InsertionBaseline(of: report)
      let baselineStopwatch = HostStopwatch()
      let kept = work.run()
      baseline.add(baselineStopwatch.nanoseconds)
      precondition(kept == states, "the baseline keeps as many keys as there are states")
    }
    let row = Comparison(
      "exploring \(states) states", ours, against: "as many random keys into the table", baseline)
    let report = Report(build: Report.build, rows: [row])
    let rate = Double(states) / (row.ours.p50Microseconds / 1e6)
    try Output(isJSON: json).answer(
      report, text: [report.text, "\(Int(rate)) states/s, the median of \(rounds)"].lines())
  }

  private func world() throws -> ExploredWorld {
    let folder = try ProfilesFolder.path(
      named: nil, environment: ProcessInfo.processInfo.environment)
    let catalog = try Catalog.load(folder: folder)
    let profile = try catalog.profile(
      ProfileName(ExploredWorld.profileDefault), market: "FR")
    return try ExploredWorld(
      catalog, WorldSetting(), profile: profile, vin: try VIN("SJNTAAJ12U0000001"))
  }
}
