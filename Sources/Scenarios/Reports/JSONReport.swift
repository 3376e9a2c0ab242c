import FoundationEssentials
import WorldTime

/// The report for programs. But for `milliseconds`, host time, two runs of the same give the same
/// bytes.
struct JSONReport: Codable, Hashable {
  /// Of this document.
  static let schemaVersion = 1

  var schema: Int
  var shard: Slice?
  var cases: Int
  var passed: Int
  var failed: Int
  var interrupted: Bool?
  var milliseconds: Int?
  var outcomes: [Outcome]

  struct Slice: Codable, Hashable {
    var index: Int
    var of: Int
  }

  struct Outcome: Codable, Hashable {
    var id: String
    var scenario: String
    var file: String
    var parameters: [CaseParameter]
    var passed: Bool
    var milliseconds: Int?
    var failure: Failure?
  }

  struct Failure: Codable, Hashable {
    var file: String
    var line: Int
    var column: Int
    var step: String
    var at: String?
    var expected: String
    var found: String
    var chain: [String]
    var journal: [String]
    /// The command that runs just this case.
    var again: String
  }

  static func text(of report: ScenarioReport, tellsHostTime: Bool) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return encoded(JSONReport(report, tellsHostTime), by: encoder) + "\n"
  }

  /// A JSON string.
  static func quoted(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return encoded(text, by: encoder)
  }

  private static func encoded(_ value: some Encodable, by encoder: JSONEncoder) -> String {
    guard let bytes = try? encoder.encode(value) else {
      preconditionFailure("texts and whole numbers can always be encoded")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension JSONReport {
  init(_ report: ScenarioReport, _ tellsHostTime: Bool) {
    schema = Self.schemaVersion
    shard = report.shard.map { Slice(index: $0.index, of: $0.count) }
    cases = report.outcomes.count
    passed = report.passedCount
    failed = report.failures.count
    interrupted = report.isInterrupted ? true : nil
    milliseconds = tellsHostTime ? report.hostMilliseconds.map(HostTime.whole) : nil
    outcomes = report.outcomes.map { Outcome($0, tellsHostTime) }
  }
}

extension JSONReport.Outcome {
  init(_ outcome: ScenarioOutcome, _ tellsHostTime: Bool) {
    id = outcome.id
    scenario = outcome.scenario
    file = outcome.file
    parameters = outcome.parameters
    passed = outcome.failure == nil
    milliseconds = tellsHostTime ? HostTime.whole(outcome.hostMilliseconds) : nil
    failure = outcome.failure.map { failure in
      JSONReport.Failure(
        file: failure.place.file, line: failure.place.line, column: failure.place.column,
        step: failure.step, at: failure.at?.description, expected: failure.expected,
        found: failure.found, chain: failure.chain, journal: failure.journal,
        again: outcome.commandAgain)
    }
  }

  /// What the outcome was.
  var outcome: ScenarioOutcome {
    ScenarioOutcome(
      scenario: scenario, file: file, parameters: parameters,
      failure: failure.map { failure in
        ScenarioFailure(
          place: SourcePlace(file: failure.file, line: failure.line, column: failure.column),
          step: failure.step, at: failure.at.flatMap { try? Instant(rfc3339: $0) },
          expected: failure.expected, found: failure.found, chain: failure.chain,
          journal: failure.journal)
      }, hostMilliseconds: milliseconds.map(Double.init) ?? 0)
  }
}
