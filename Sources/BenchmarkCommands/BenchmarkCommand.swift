package import ArgumentParser
import CommandSupport

/// `headunit-bench`: our figures beside what the same work costs at least on this machine.
package struct BenchmarkCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "headunit-bench",
    abstract: "Measures the built headunitd against floors of the same machine.",
    discussion: """
      Starts the headunitd beside it in a scratch folder. Each figure and its baseline are taken in
      turns within one run, so that a busy machine slows both. Figures of a debug build say
      nothing; build with swift build -c release.
      """,
    version: ProductVersion.current,
    subcommands: [
      FleetCommand.self, ScenarioBenchmarkCommand.self, PurchaseBenchmarkCommand.self,
      ExploreBenchmarkCommand.self, AbuseCommand.self,
      CrashCommand.self, SweepCommand.self, CorruptionCommand.self, EchoBaselineCommand.self,
      AttackCommand.self,
    ])

  @Flag(help: "Print one JSON document on standard output.")
  var json = false

  @Option(help: "How often 250 round trips of each side are taken.")
  var rounds = 20

  @Option(
    help: "How many documents are pushed, at most \(PushBenchmark.pushesMax).")
  var pushes = 200

  @Option(help: "How often the daemon is started.")
  var starts = 10

  package init() {}

  package func validate() throws {
    for (name, value, range) in [
      ("rounds", rounds, 1...1_000), ("pushes", pushes, 1...PushBenchmark.pushesMax),
      ("starts", starts, 1...100),
    ] where !range.contains(value) {
      throw ValidationError("\(value) \(name) are outside \(range.lowerBound)…\(range.upperBound)")
    }
  }

  package func run() async throws {
    let output = Output(isJSON: json)
    let rows = [
      try ExplainBenchmark(rounds: rounds).run(),
      try await PushBenchmark(pushes: pushes).run(),
      try StartBenchmark(rounds: starts).run(),
    ]
    let report = Report(build: Report.build, rows: rows)
    try output.answer(report, text: report.text)
  }
}
