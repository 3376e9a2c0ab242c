import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp

/// `phone-client subscription cancel`
struct SubscriptionCancelCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Switch the renewal off; what is paid runs to its end.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The subscription's id, from `subscriptions`.")
  var id: String

  mutating func run() async throws {
    try await attempt(.cancel, id) { [self] run in
      let (document, texts) = try await run.subscription { store, account, now in
        try await store.setAutoRenew(
          false, of: SubscriptionID(rawValue: id), isAuthenticated: false, by: account, at: now)
      }
      try run.output.answer(document, text: document.text(texts))
    }
  }
}
