import ArgumentParser

/// `phone-client phone`
struct PhoneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "phone", abstract: "Which phone this is.",
    subcommands: [PhoneSetCommand.self, PhoneShowCommand.self])
}
