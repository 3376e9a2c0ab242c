import ArgumentParser
import CommandSupport
import Files
import Scenarios

/// `headunitctl scenario merge`
struct ScenarioMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Put the JSON reports of all shards of a run together.",
    discussion: "A shard that is missing, and a case that is in two reports, are errors.")

  @OptionGroup var options: GlobalOptions

  @Argument(
    help: ArgumentHelp("Reports of scenario run --format json.", valueName: "report"),
    completion: .file(extensions: ["json"]))
  var reports: [String]

  @Option(help: "How the report is written; default: pretty.")
  var format: ReportFormat?

  /// The report of a shard of many thousands of cases.
  private static let reportBytesMax = 1 << 30

  func run() throws {
    var read: [(name: String, bytes: [UInt8])] = []
    for path in reports {
      do throws(PlainFile.Refusal) {
        let bytes = try PlainFile.read(path, bytesMax: Self.reportBytesMax)
        read.append((path, Array(bytes.dropFirst(ByteOrderMark.length(in: bytes)))))
      } catch {
        throw CommandFailure(
          .inputOutput, name: "report_unreadable", what: "cannot read \(path)", why: "\(error)")
      }
    }
    let merged: ScenarioReport
    do throws(ReportMerge.Refusal) {
      merged = try ReportMerge.merge(read)
    } catch {
      throw CommandFailure(
        .badData, name: "reports_unmergeable", what: "cannot merge the reports", why: "\(error)")
    }
    try options.output.report(merged, as: format ?? (options.json ? .json : .pretty))
  }
}

extension ReportFormat: ExpressibleByArgument {}

extension Output {
  /// Writes a report.
  ///
  /// - Throws: ``CommandFailure`` when standard output cannot be written; ``ExitStatus/refused``
  ///   when a case of it failed, for the report has said why.
  func report(_ report: ScenarioReport, as format: ReportFormat) throws {
    try standardOutput.write(raw: format.text(of: report))
    if !report.failures.isEmpty { throw ExitStatus.refused }
  }
}
