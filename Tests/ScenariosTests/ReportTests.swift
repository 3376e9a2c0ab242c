import LinkProtocol
import Testing
import WorldTime

@testable import Scenarios
import WireText

struct ReportTests {
  @Test func `people see what failed, why, and how to run just that again`() {
    let text = ReportFormat.pretty.text(
      of: ScenarioReport(outcomes: [
        ReportSamples.outcome("S1", [("n", "1")], fails: ReportSamples.failure),
        ReportSamples.outcome("S2", file: "s2.yaml"),
      ]))
    #expect(
      text == """
        ✘ S1 [n=1]
          Tests/Scenarios/it's.yaml:12:5  expect smart-alerts  at 2026-02-28T10:00:00.000Z
          expected  state active, reason paid
          found     state expired, reason "cancelled" <&> #\\ ]]> \u{FFFD}é
          chain     profile: passed
                    entitlement: failed: ends: 2026-02-28
          journal   10:00 - one
                    10:05 { two }
                    \ttab and
                    newline
          again     headunitctl scenario run 'Tests/Scenarios/it'\\''s.yaml' --case 'S1 [n=1]'

        ✘ S1
        ✔ S2

        2 cases, 1 failed

        """)
  }

  @Test func `a matrix over cars is a table of services and families`() {
    let lines = ReportFormat.pretty.text(of: ReportSamples.report).split(separator: "\n")
    let head = lines.firstIndex { $0.contains("juke-f16b") && $0.contains("leaf-ze1") }
    let table = head.map { lines[$0...].prefix(3).map(String.init) }
    #expect(
      table == [
        "              juke-f16b  leaf-ze1",
        "in-car-wifi   0/1 ✘      2",
        "smart-alerts  1          2",
      ])
    #expect(lines.last == "8 cases, 2 failed")
  }

  @Test func `a wide table is cut into tables that fit a terminal`() {
    let outcomes = (10..<40).map {
      ReportSamples.outcome("S1", [("profile", "car-of-family-\($0)/2025/x"), ("service", "wifi")])
    }
    let text = ReportFormat.pretty.text(of: ScenarioReport(outcomes: outcomes))
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
    for number in 10..<40 { #expect(text.contains("car-of-family-\(number)")) }
  }

  @Test func `of very many failures the first are told and the rest counted`() {
    let outcomes = (100..<150).map {
      ReportSamples.outcome("S1", [("n", "\($0)")], fails: ReportSamples.failure)
    }
    let text = ReportFormat.pretty.text(of: ScenarioReport(outcomes: outcomes))
    #expect(text.contains("✘ S1 [n=119]") && !text.contains("✘ S1 [n=120]"))
    #expect(text.contains("… and 30 more failures"))
  }

  @Test(arguments: ReportFormat.allCases)
  func `two runs of the same give the same report, whatever ended first`(format: ReportFormat) {
    let again = ReportSamples.outcomes.reversed().map { outcome in
      var outcome = outcome
      outcome.hostMilliseconds = 99
      return outcome
    }
    #expect(
      format.text(of: ReportSamples.report, tellsHostTime: false)
        == format.text(of: ScenarioReport(outcomes: again), tellsHostTime: false))
  }

  @Test(arguments: ReportFormat.allCases)
  func `no case at all is a report too`(format: ReportFormat) {
    #expect(format.text(of: ScenarioReport(outcomes: [])).hasSuffix("\n"))
  }

  @Test func `JSON has the counts, the cases and everything about a failure`() throws {
    let text = ReportFormat.json.text(of: ReportSamples.report)
    let json = try JSONParser.parse(text.utf8)
    #expect(json["schema"] == 1)
    #expect(json["cases"] == 8)
    #expect(json["failed"] == 2)
    guard case .array(let outcomes)? = json["outcomes"] else {
      Issue.record("no outcomes")
      return
    }
    #expect(outcomes.count == 8)
    let failure = try #require(outcomes.first { $0["passed"] == false }?["failure"])
    #expect(failure["line"] == 12)
    #expect(failure["at"] == "2026-02-28T10:00:00.000Z")
    #expect(failure["found"] == .string(ReportSamples.failure.found))
    #expect(json["interrupted"] == nil)
    #expect(outcomes.allSatisfy { $0["milliseconds"] == 12 })
    let bare = ReportFormat.json.text(of: ReportSamples.report, tellsHostTime: false)
    #expect(!bare.contains("illiseconds"), "no host time")
  }

  @Test func `a long run says how long it took, and what was slow`() {
    let outcomes = (1...5).map { number in
      var outcome = ReportSamples.outcome("S\(number)")
      outcome.hostMilliseconds = Double(number) * 4_000.4
      return outcome
    }
    let long = ReportFormat.pretty.text(
      of: ScenarioReport(outcomes: outcomes, hostMilliseconds: 60_006.4))
    #expect(
      long.hasSuffix(
        """
        ✔ S5

        slowest:
          20.002 s  S5
          16.002 s  S4
          12.001 s  S3

        5 cases, all passed in 60.006 s

        """), "\(long)")
    let quick = ReportFormat.pretty.text(
      of: ScenarioReport(outcomes: outcomes, hostMilliseconds: 9_999))
    #expect(!quick.contains("slowest"))
  }

  @Test func `an interrupted run says so in every format that can`() throws {
    let cut = ScenarioReport(
      outcomes: ReportSamples.outcomes, hostMilliseconds: 96, isInterrupted: true)
    #expect(ReportFormat.pretty.text(of: cut).hasSuffix("2 failed, interrupted in 0.096 s\n"))
    #expect(ReportFormat.tap.text(of: cut).hasSuffix("Bail out! interrupted\n"))
    let json = try JSONParser.parse(ReportFormat.json.text(of: cut).utf8)
    #expect(json["interrupted"] == true && json["milliseconds"] == 96)
  }

  @Test(arguments: [
    ("a.yaml", "headunitctl scenario run a.yaml --case S1"),
    ("my file.yaml", "headunitctl scenario run 'my file.yaml' --case S1"),
    ("$(rm).yaml", "headunitctl scenario run '$(rm).yaml' --case S1"),
  ])
  func `the command to run a case again is safe for a shell`(file: String, command: String) {
    #expect(ReportSamples.outcome("S1", file: file).commandAgain == command)
  }
}
