import ArgumentParser

/// `phone-client address`
struct AddressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "address", abstract: "Look at a billing address without buying anything.",
    subcommands: [AddressCheckCommand.self])
}
