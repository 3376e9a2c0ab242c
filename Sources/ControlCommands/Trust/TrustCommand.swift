import ArgumentParser
import CommandSupport

/// `headunitctl trust`
struct TrustCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trust", abstract: "Show or change which stores a car trusts.",
    subcommands: [TrustListCommand.self, TrustAddCommand.self, TrustRemoveCommand.self],
    defaultSubcommand: TrustListCommand.self)

  @OptionGroup var options: GlobalOptions
}
