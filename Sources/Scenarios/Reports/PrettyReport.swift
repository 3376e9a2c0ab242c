import WorldTime

/// The report for people: what failed, with everything that helps to see why, then the counts.
enum PrettyReport {
  /// Failures that are told in full; a broken rule fails many cases alike.
  static let failuresListedMax = 20

  /// A run that takes less does not say what was slow in it; host time in milliseconds.
  private static let longMilliseconds = 10_000.0
  private static let slowestListed = 3

  static func text(of report: ScenarioReport, tellsHostTime: Bool) -> String {
    var lines: [String] = []
    for outcome in report.failures.prefix(failuresListedMax) {
      guard let failure = outcome.failure else { continue }
      lines += ["✘ \(outcome.id)"] + details(of: outcome, failure).map { "  \($0)" } + [""]
    }
    let untold = report.failures.count - failuresListedMax
    if untold > 0 { lines += ["… and \(untold) more failures", ""] }
    let grid = ReportGrid(report.outcomes).lines
    if !grid.isEmpty { lines += grid + [""] }
    lines += scenarios(of: report)
    if tellsHostTime { lines += slowest(of: report) }
    lines += ["", total(of: report, tellsHostTime)]
    return lines.joined(separator: "\n") + "\n"
  }

  /// Where and when a case failed, what was expected and found, and how to run it again.
  static func details(of outcome: ScenarioOutcome, _ failure: ScenarioFailure) -> [String] {
    let when = failure.at.map { "  at \($0)" } ?? ""
    return ["\(failure.place)  \(failure.step)\(when)"]
      + labelled("expected", [failure.expected]) + labelled("found", [failure.found])
      + labelled("chain", failure.chain) + labelled("journal", failure.journal)
      + labelled("again", [outcome.commandAgain])
  }

  private static func labelled(_ label: String, _ lines: [String]) -> [String] {
    lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
      .enumerated().map { number, line in
        let margin = number == 0 ? label : ""
        return margin.padded(to: 10) + visible(line)
      }
  }

  /// Without what a terminal would obey.
  private static func visible(_ line: Substring) -> String {
    String(
      String.UnicodeScalarView(
        line.unicodeScalars.map { $0 < " " && $0 != "\t" ? "\u{FFFD}" : $0 }))
  }

  /// A line a scenario.
  private static func scenarios(of report: ScenarioReport) -> [String] {
    report.byScenario.map { group in
      let passed = group.outcomes.count { $0.failure == nil }
      let mark = passed == group.outcomes.count ? "✔" : "✘"
      let count = group.outcomes.count == 1 ? "" : "  \(passed) of \(group.outcomes.count)"
      return "\(mark) \(group.scenario)\(count)"
    }
  }

  /// Of a long run, the scenarios whose cases took longest together.
  private static func slowest(of report: ScenarioReport) -> [String] {
    let groups = report.byScenario
    guard groups.count > slowestListed, (report.hostMilliseconds ?? 0) >= longMilliseconds else {
      return []
    }
    let times = groups.map { group in
      (name: group.scenario, took: group.outcomes.reduce(0) { $0 + $1.hostMilliseconds })
    }
    return ["", "slowest:"]
      + times.sorted { $0.took > $1.took }.prefix(slowestListed).map {
        "  \(HostTime.seconds($0.took)) s  \($0.name)"
      }
  }

  private static func total(of report: ScenarioReport, _ tellsHostTime: Bool) -> String {
    let shard = report.shard.map { " (shard \($0))" } ?? ""
    let count = report.outcomes.count
    let cases = "\(count) \(count == 1 ? "case" : "cases")\(shard)"
    let took = tellsHostTime ? report.hostMilliseconds : nil
    let failed = report.failures.count
    return "\(cases), \(failed == 0 ? "all passed" : "\(failed) failed")"
      + (report.isInterrupted ? ", interrupted" : "")
      + (took.map { " in \(HostTime.seconds($0)) s" } ?? "")
  }
}

extension String {
  /// With spaces at its end up to a width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
