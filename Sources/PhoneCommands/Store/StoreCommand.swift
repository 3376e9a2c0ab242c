import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp

/// `phone-client store`
struct StoreCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "See what there is for the car, and buy it.",
    discussion: """
      Alone it opens the store: one screen after the other, with a keyboard and nothing else, from \
      the account and the car to connect at the first start to the service in the car, and to what \
      changes it afterwards. A purchase that is left on its way is kept, and taken up again the \
      next time. The subcommands do the same for scripts.
      """,
    subcommands: [
      StoreListCommand.self, StoreShowCommand.self, StoreBuyCommand.self, StorePriceCommand.self,
      StoreTermsCommand.self,
    ])

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  mutating func run() async throws {
    guard !global.json else {
      throw ValidationError("the store is a dialogue; for --json use store list, show or buy")
    }
    try await attempt(.openStore) { run in
      let (store, pairing) = (try run.store(), PairingDialogue())
      try await withThrowingDiscardingTaskGroup { group in
        group.addTask { await pairing.serve(store) }
        defer { pairing.end() }
        var dialogue = StoreDialogue(at: StoreSession(run, store, pairing))
        try await dialogue.run()
      }
    }
  }
}
