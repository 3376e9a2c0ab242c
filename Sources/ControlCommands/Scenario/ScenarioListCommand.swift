import ArgumentParser
import CommandSupport
import Scenarios

/// `headunitctl scenario list`
struct ScenarioListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List scenarios and how many cases each has.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var files: ScenarioFiles

  func run() throws {
    let suite = try files.suite(try files.catalogue.load(try files.catalogue.folder()))
    let list = Listing(
      scenarios: suite.scenarios.map { scenario in
        Listing.Row(
          name: scenario.name, file: scenario.file, cases: scenario.caseCount,
          tags: scenario.tags, source: scenario.source, description: scenario.description)
      })
    try options.output.answer(list, text: list.text)
  }

  private struct Listing: Encodable {
    let scenarios: [Row]

    struct Row: Encodable {
      let name: String
      let file: String
      let cases: Int
      let tags: [String]
      let source: String?
      let description: String?
    }

    var text: StyledText {
      var table = Table(["scenario", "cases", "tags", "file"])
      for row in scenarios {
        table.add([
          Table.Cell(row.name, .strong), Table.Cell("\(row.cases)"),
          Table.Cell(row.tags.joined(separator: ", ")), Table.Cell(row.file, .faint),
        ])
      }
      return table.text()
    }
  }
}
