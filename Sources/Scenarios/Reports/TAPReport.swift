import WorldTime

/// The Test Anything Protocol, version 14: a line a case, and what is known of a failure as YAML.
///
/// - Source: testanything.org, TAP 14 specification.
enum TAPReport {
  static func text(of report: ScenarioReport) -> String {
    var lines = ["TAP version 14", "1..\(report.outcomes.count)"]
    for (number, outcome) in report.outcomes.enumerated() {
      let word = outcome.failure == nil ? "ok" : "not ok"
      lines.append("\(word) \(number + 1) - \(escaped(outcome.id))")
      if let failure = outcome.failure { lines += diagnostic(of: outcome, failure) }
    }
    if report.isInterrupted { lines.append("Bail out! interrupted") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `#` would begin a directive.
  private static func escaped(_ text: String) -> String {
    text.replacing(#"\"#, with: #"\\"#).replacing("#", with: "\\#")
      .replacing("\n", with: " ").replacing("\r", with: " ")
  }

  private static func diagnostic(
    of outcome: ScenarioOutcome, _ failure: ScenarioFailure
  ) -> [String] {
    var lines = [
      "---",
      "message: \(quoted("expected \(failure.expected), found \(failure.found)"))",
      "severity: fail",
      "at:",
      "  file: \(quoted(failure.place.file))",
      "  line: \(failure.place.line)",
      "  column: \(failure.place.column)",
      "step: \(quoted(failure.step))",
    ]
    if let at = failure.at { lines.append("worldTime: \(quoted(at.description))") }
    lines += [
      "expected: \(quoted(failure.expected))",
      "found: \(quoted(failure.found))",
    ]
    lines += list("chain", failure.chain) + list("journal", failure.journal)
    lines += ["again: \(quoted(outcome.commandAgain))", "..."]
    return lines.map { "  \($0)" }
  }

  private static func list(_ name: String, _ entries: [String]) -> [String] {
    entries.isEmpty ? [] : ["\(name):"] + entries.map { "  - \(quoted($0))" }
  }

  /// A JSON string, which is a double-quoted scalar of YAML too.
  private static func quoted(_ text: String) -> String { JSONReport.quoted(text) }
}
