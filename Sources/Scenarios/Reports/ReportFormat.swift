/// How a report is written.
package enum ReportFormat: String, Hashable, Sendable, CaseIterable {
  /// For people.
  case pretty
  /// Test Anything Protocol, version 14.
  case tap
  /// The XML that build servers read.
  case junit
  /// For programs, and to be merged.
  case json

  /// The whole report, with a newline at its end.
  ///
  /// - Parameters:
  ///   - report: What is written.
  ///   - tellsHostTime: How long the cases took, where the format has a place for it. Without it
  ///     two runs of the same give the same text in every format.
  /// - Returns: The text.
  package func text(of report: ScenarioReport, tellsHostTime: Bool = true) -> String {
    switch self {
    case .pretty: PrettyReport.text(of: report, tellsHostTime: tellsHostTime)
    case .tap: TAPReport.text(of: report)
    case .junit: JUnitReport.text(of: report, tellsHostTime: tellsHostTime)
    case .json: JSONReport.text(of: report, tellsHostTime: tellsHostTime)
    }
  }
}
