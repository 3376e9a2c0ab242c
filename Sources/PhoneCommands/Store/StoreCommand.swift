import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp

/// `phone-client store`
struct StoreCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "See what there is for the car, and buy it.",
    discussion: """
      Alone it opens the store: one screen after the other, from the cart to the service in the \
      car, with a keyboard and nothing else. A purchase that is left on its way is kept, and \
      taken up again the next time. The subcommands do the same for scripts.
      """,
    subcommands: [StoreListCommand.self, StoreShowCommand.self, StoreBuyCommand.self])

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  mutating func run() async throws {
    guard !global.json else {
      throw ValidationError("the store is a dialogue; for --json use store list, show or buy")
    }
    try await attempt(.openStore) { run in
      let store = try run.store()
      let (customer, account) = try await run.reach { reach in
        try await run.customer(in: reach, of: store)
      }
      let texts = run.texts(for: account)
      let shopper = Shopper(
        customer: customer, country: account.country, language: texts.language)
      var dialogue = StoreDialogue(shopper, at: StoreSession(run, store, customer), texts)
      try await dialogue.run()
    }
  }
}
