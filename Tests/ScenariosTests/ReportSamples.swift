import WorldTime

@testable import Scenarios

/// Outcomes to report, some of them with everything that a format could stumble over.
enum ReportSamples {
  static let failure = ScenarioFailure(
    place: SourcePlace(file: "Tests/Scenarios/it's.yaml", line: 12, column: 5),
    step: "expect smart-alerts", at: Instant(milliseconds: 1_772_272_800_000),
    expected: "state active, reason paid",
    found: "state expired, reason \"cancelled\" <&> #\\ ]]> \u{7}é",
    chain: ["profile: passed", "entitlement: failed: ends: 2026-02-28"],
    journal: ["10:00 - one", "10:05 { two }", "\ttab and\nnewline"])

  static func outcome(
    _ scenario: String, _ parameters: [(String, String)] = [], fails: ScenarioFailure? = nil,
    file: String = "Tests/Scenarios/it's.yaml", milliseconds: Double = 12
  ) -> ScenarioOutcome {
    ScenarioOutcome(
      of: ScenarioCase(
        scenario: scenario, file: file,
        parameters: parameters.map { CaseParameter(name: $0.0, value: $0.1) },
        world: WorldSetup(start: .distantPast, vehicles: [], phones: []), steps: []),
      failure: fails, hostMilliseconds: milliseconds)
  }

  /// Two services over two families of cars, one case of which failed; and two scenarios alone.
  static let outcomes: [ScenarioOutcome] =
    ["smart-alerts", "in-car-wifi"].flatMap { service in
      ["leaf-ze1/2021/tekna", "leaf-ze1/2022/tekna", "juke-f16b/2024/acenta"].map { profile in
        outcome(
          "S1: <boundaries> & \"ends\" # 1", [("profile", profile), ("service", service)],
          fails: service == "in-car-wifi" && profile.hasPrefix("juke") ? failure : nil)
      }
    } + [outcome("S2: the car is off"), outcome("S3: back\\slash", fails: failure)]

  static let report = ScenarioReport(outcomes: outcomes)
}
