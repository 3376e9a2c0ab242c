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

  @Argument(help: "The product's name, or the subscription's id.")
  var subscription: String
  @OptionGroup var confirmation: ConfirmOptions

  mutating func run() async throws {
    try await attempt(.cancel, subscription) { [self] run in
      let (document, texts) = try await run.changeSubscription(called: subscription) {
        store, subscription, now in
        try confirmation.ask(of: run) { texts in
          texts[
            .confirmCancel,
            [
              "product": texts.name(of: subscription.product),
              "effect": texts.endWithoutRenewal(subscription),
            ]]
        }
        return try await store.setAutoRenew(
          false, of: subscription.id, isAuthenticated: false, by: subscription.account, at: now)
      }
      try run.output.answer(document, text: document.text(texts))
    }
  }
}
