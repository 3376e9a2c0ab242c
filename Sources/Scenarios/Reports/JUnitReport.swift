/// The XML that build servers read: a suite a scenario, a test case a case.
///
/// - Source: the JUnit schema of Jenkins' xUnit plugin (`junit-10.xsd`).
enum JUnitReport {
  static func text(of report: ScenarioReport, tellsHostTime: Bool) -> String {
    let counts = "tests=\"\(report.outcomes.count)\" failures=\"\(report.failures.count)\""
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      "<testsuites name=\"scenarios\" \(counts)\(time(report.outcomes, tellsHostTime))>",
    ]
    for group in report.byScenario {
      let failed = group.outcomes.count { $0.failure != nil }
      lines.append(
        "  <testsuite name=\"\(attribute(group.scenario))\" tests=\"\(group.outcomes.count)\""
          + " failures=\"\(failed)\" errors=\"0\" skipped=\"0\""
          + "\(time(group.outcomes, tellsHostTime))>")
      for outcome in group.outcomes { lines += testCase(outcome, tellsHostTime) }
      lines.append("  </testsuite>")
    }
    return (lines + ["</testsuites>"]).joined(separator: "\n") + "\n"
  }

  private static func testCase(_ outcome: ScenarioOutcome, _ tellsHostTime: Bool) -> [String] {
    let head =
      "    <testcase name=\"\(attribute(outcome.id))\" classname=\"\(attribute(outcome.file))\""
      + time([outcome], tellsHostTime)
    guard let failure = outcome.failure else { return [head + "/>"] }
    let message = "expected \(failure.expected), found \(failure.found)"
    let details = PrettyReport.details(of: outcome, failure).joined(separator: "\n")
    return [
      head + ">",
      "      <failure message=\"\(attribute(message))\" type=\"expectation\">\(text(details))"
        + "</failure>",
      "    </testcase>",
    ]
  }

  /// Seconds with three decimals.
  private static func time(_ outcomes: [ScenarioOutcome], _ tellsHostTime: Bool) -> String {
    guard tellsHostTime else { return "" }
    let milliseconds = outcomes.reduce(0) { $0 + max(0, $1.hostMilliseconds) }
    return " time=\"\(HostTime.seconds(milliseconds))\""
  }

  private static func attribute(_ text: String) -> String {
    self.text(text).replacing("\"", with: "&quot;").replacing("\n", with: "&#10;")
      .replacing("\t", with: "&#9;")
  }

  /// Characters that XML cannot hold become U+FFFD.
  private static func text(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\t", "\n": escaped.unicodeScalars.append(scalar)
      case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
