import ArgumentParser

/// `phone-client store`
struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "See what there is for the car, and buy it.",
    subcommands: [StoreListCommand.self, StoreShowCommand.self, StoreBuyCommand.self])
}
