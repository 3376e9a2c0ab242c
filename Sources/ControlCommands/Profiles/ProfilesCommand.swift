import ArgumentParser
import CommandSupport

/// `headunitctl profiles`
struct ProfilesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profiles", abstract: "List, show, compare or check vehicle profiles.",
    subcommands: [
      ProfilesListCommand.self, ProfilesShowCommand.self, ProfilesDiffCommand.self,
      ProfilesCheckCommand.self,
    ],
    defaultSubcommand: ProfilesListCommand.self)

  @OptionGroup var options: GlobalOptions
}
