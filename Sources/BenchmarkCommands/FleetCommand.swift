import ArgumentParser
import CommandSupport

/// `headunit-bench fleet`
struct FleetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fleet", abstract: "Measures a daemon that holds many cars.",
    discussion: """
      Adds the cars with one request, sends each a document of one service by the month, lets a \
      year pass, and starts the daemon again. The baseline of each step is SQLite that takes the \
      rows which the step left behind, in transactions of the same size, and nothing else.
      """)

  @Flag(help: "Print one JSON document on standard output.")
  var json = false

  @Option(help: "How many cars, at most 100000.")
  var vehicles = 10_000

  @Option(help: "Over how many connections the documents are sent.")
  var connections = 64

  func validate() throws {
    for (name, value, range) in [
      ("vehicles", vehicles, 1...100_000), ("connections", connections, 1...256),
    ] where !range.contains(value) {
      throw ValidationError("\(value) \(name) are outside \(range.lowerBound)…\(range.upperBound)")
    }
  }

  func run() async throws {
    let output = Output(isJSON: json)
    let report = try await FleetBenchmark(vehicles: vehicles, connections: connections).run()
    try output.answer(report, text: report.text)
  }
}
