import ArgumentParser

/// `phone-client card`
struct CardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "card", abstract: "Look at a card without buying anything.",
    subcommands: [CardCheckCommand.self])
}
