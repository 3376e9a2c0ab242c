import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl metrics`
struct MetricsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics", abstract: "Print the daemon's metrics as Prometheus text.",
    discussion: """
      `headunitd --metrics-file` writes the same to a file for the textfile collector of a node
      exporter.
      """)

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let answer = try await options.call(DaemonMetrics(), "cannot read the daemon's metrics")
    let output = options.output
    if output.isJSON { return try output.answer(answer, text: "") }
    try output.standardOutput.write(raw: answer.text)
  }
}
