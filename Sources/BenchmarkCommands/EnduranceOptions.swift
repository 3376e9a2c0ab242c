import ArgumentParser
import CommandSupport
import Endurance

/// Whose endurance is tried.
enum EnduranceSubject: String, ExpressibleByArgument, CaseIterable {
  case daemon, phone
}

/// The options of every trial of endurance.
struct EnduranceOptions: ParsableArguments {
  @Flag(help: "Print one JSON document on standard output.")
  var json = false

  @Option(name: .customLong("for"), help: "Whose: daemon, or phone with its store.")
  var subject = EnduranceSubject.daemon

  @Option(help: "What everything random follows from.")
  var seed: UInt64 = 1

  /// Tries, and tells what came out.
  ///
  /// - Throws: ``CommandFailure`` named `not_sound` when something is not as it must be.
  func report(_ trial: (EnduranceKit) async throws -> EnduranceReport) async throws {
    let output = Output(isJSON: json)
    let report: EnduranceReport
    do {
      report = try await trial(try EnduranceKit())
    } catch let failure as EnduranceFailure {
      throw CommandFailure(
        .inputOutput, name: "not_tried", what: "cannot try", why: failure.description)
    }
    try output.answer(report, text: report.text)
    guard report.isSound else {
      throw CommandFailure(
        .refused, name: "not_sound", what: "\(report.trial): not as it must be",
        why: "\(report.findings.count) findings with seed \(report.seed)")
    }
  }
}

extension EnduranceReport {
  /// What was found, by kind, then the figures.
  var text: StyledText {
    let lines = findings.sorted { $0.kind < $1.kind }.prefix(Self.findingsShown).map {
      StyledText("\($0.kind) at \($0.place): \($0.found)")
    }
    return (lines + [StyledText(summary, .strong)]).lines()
  }

  private static let findingsShown = 200
}
