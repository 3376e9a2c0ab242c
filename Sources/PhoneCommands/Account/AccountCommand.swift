import ArgumentParser

/// `phone-client account`
struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account", abstract: "The app account of the phone's owner.",
    subcommands: [AccountCreateCommand.self, AccountSignInCommand.self, AccountShowCommand.self])
}
