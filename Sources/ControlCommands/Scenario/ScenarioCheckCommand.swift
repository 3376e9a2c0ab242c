import ArgumentParser
import CommandSupport
import Scenarios
import VehicleCatalog

/// `headunitctl scenario check`
struct ScenarioCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check scenario files without running them.",
    discussion: "Every error is reported with its file, line and column.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var files: ScenarioFiles

  private struct Summary: Encodable {
    let scenarios: Int
    let cases: Int
  }

  func run() throws {
    let suite = try files.suite(try files.catalogue.load(try files.catalogue.folder()))
    var cases = 0
    for selected in try suite.cases(CaseSelection(isUnlimited: true)) {
      do throws(CatalogDiagnostics) {
        _ = try selected.bind()
      } catch {
        throw CommandFailure(
          error, name: "scenario_invalid", what: "cannot work out ‘\(selected.id)’")
      }
      cases += 1
    }
    let summary = Summary(scenarios: suite.scenarios.count, cases: cases)
    try options.output.answer(
      summary,
      text: StyledText("no errors", .good)
        + " in \(counted(summary.scenarios, "scenario")), \(counted(cases, "case"))")
  }
}
