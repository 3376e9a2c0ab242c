import ArgumentParser

/// `headunitctl scenario`
struct ScenarioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario",
    abstract: "Run written tests of phone, store and car together.",
    subcommands: [
      ScenarioRunCommand.self, ScenarioListCommand.self, ScenarioCheckCommand.self,
      ScenarioMergeCommand.self, ScenarioSchemaCommand.self,
    ])
}
