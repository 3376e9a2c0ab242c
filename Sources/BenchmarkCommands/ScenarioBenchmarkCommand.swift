import ArgumentParser
import CommandSupport
import FoundationEssentials

/// `headunit-bench scenario`
struct ScenarioBenchmarkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario", abstract: "Measures how many cases of a scenario run in a second.",
    discussion: """
      A case pairs, buys, delivers, activates and ends to the millisecond. It runs with the head \
      unit in this process and with headunitd processes, and SQLite alone commits rows, in turns.
      """)

  @Flag(help: "Print one JSON document on standard output.")
  var json = false

  @Option(help: "How many cases each round has.")
  var cases = 400

  // The command above has rounds of its own, and would take the option.
  @Option(name: .customLong("repeats"), help: "How often everything is measured.")
  var rounds = 5

  @Option(help: "How many cases run at once; as many as there are cores.")
  var jobs: Int?

  func validate() throws {
    for (name, value, range) in [
      ("cases", cases, 1...100_000), ("repeats", rounds, 1...100), ("jobs", jobs ?? 1, 1...64),
    ] where !range.contains(value) {
      throw ValidationError("\(value) \(name) are outside \(range.lowerBound)…\(range.upperBound)")
    }
  }

  func run() async throws {
    let output = Output(isJSON: json)
    let report = try await ScenarioBenchmark(
      cases: cases, rounds: rounds, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount
    ).run()
    try output.answer(report, text: report.text)
  }
}
