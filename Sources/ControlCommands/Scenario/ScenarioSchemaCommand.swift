import ArgumentParser
import CommandSupport
import Scenarios

/// `headunitctl scenario schema`
struct ScenarioSchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of scenario files, for editors.")

  @OptionGroup var options: GlobalOptions

  func run() throws { try options.output.standardOutput.write(raw: ScenarioSchema.text) }
}
