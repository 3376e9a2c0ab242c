import ArgumentParser
import CommandSupport

/// `headunit-bench abuse`
struct AbuseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "abuse", abstract: "Measures what one hostile user costs another.",
    discussion: """
      Calls clock.get on the control socket as an operator, alone and while another user, nobody \
      where this is root, does its worst: every method in batches over 64 connections, answers \
      left unread or broken off, connections without end, bytes without a line, sessions of a \
      paired phone. The baseline is the same call alone, in turns.
      """)

  @Flag(help: "Print one JSON document on standard output.")
  var json = false

  @Option(help: "Only attacks whose name contains this text.")
  var matching = ""

  @Option(help: "How often each is measured; the median counts.")
  var rounds = 3

  func validate() throws {
    guard (1...100).contains(rounds) else {
      throw ValidationError("\(rounds) rounds are outside 1…100")
    }
    guard Attack.all.contains(where: { matching.isEmpty || $0.name.contains(matching) }) else {
      throw ValidationError("no attack is named ‘\(matching)’")
    }
  }

  func run() async throws {
    let output = Output(isJSON: json)
    let attacks = Attack.all.filter { matching.isEmpty || $0.name.contains(matching) }
    let report = try AbuseBenchmark(attacks: attacks, rounds: rounds).run()
    try output.answer(report, text: report.text)
  }
}
