import ArgumentParser
import CommandSupport

/// `headunit-bench purchase`
struct PurchaseBenchmarkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purchase", abstract: "Measures how many purchases run in a second.",
    discussion: """
      A purchase goes from a new account through quote, address, card, terms and confirmation to \
      the document that a car verifies, takes and acknowledges, in this process. With \
      --stripe-port the same is asked of a sandbox with Stripe's interface on this machine, in \
      turns: pip install localstripe; localstripe --port 8420 --from-scratch.
      """)

  @Flag(help: "Print one JSON document on standard output.")
  var json = false

  @Option(help: "How many purchases each round has.")
  var purchases = 500

  // The command above has rounds of its own, and would take the option.
  @Option(name: .customLong("repeats"), help: "How often everything is measured.")
  var rounds = 5

  @Option(help: "The port of a sandbox with Stripe's interface.")
  var stripePort: UInt16?

  func validate() throws {
    for (name, value, range) in [
      ("purchases", purchases, 10...100_000), ("repeats", rounds, 1...100),
    ] where !range.contains(value) {
      throw ValidationError("\(value) \(name) are outside \(range.lowerBound)…\(range.upperBound)")
    }
  }

  func run() async throws {
    let output = Output(isJSON: json)
    let report = try await PurchaseBenchmark(
      purchases: purchases, rounds: rounds, port: stripePort
    ).run()
    try output.answer(report, text: report.text)
  }
}

/// How many purchases a second run here, and in a sandbox over loopback.
struct PurchaseBenchmarkReport: Encodable, Sendable {
  let build: String
  /// Of one round.
  let purchases: Int
  let inProcess: ScenarioBenchmarkReport.Rates
  /// Of a customer with a card and a subscription; `nil` when no sandbox was named.
  let sandbox: ScenarioBenchmarkReport.Rates?

  var text: StyledText {
    var table = Table(["measured", "rounds", "median", "lowest", "highest"])
    let rows = [("purchases/s, in this process", inProcess as ScenarioBenchmarkReport.Rates?)]
    for case (let name, let rates?) in rows + [("  sandbox over loopback", sandbox)] {
      table.add([
        Table.Cell(name, .strong), "\(rates.rounds)", "\(Int(rates.median.rounded()))",
        "\(Int(rates.lowest.rounded()))", "\(Int(rates.highest.rounded()))",
      ])
    }
    let ratio = sandbox.map { "; \(Int((inProcess.median / $0.median).rounded())) times" } ?? ""
    let note = StyledText("\(build) build; \(purchases) purchases a round\(ratio)", .faint)
    return [table.text(), note].lines()
  }
}
