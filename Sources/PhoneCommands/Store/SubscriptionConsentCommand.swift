import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp

/// `phone-client subscription consent`
struct SubscriptionConsentCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "consent", abstract: "Agree to a higher price that was announced, or refuse it.",
    discussion: """
      Without consent nothing more is charged: the subscription ends with the last period at the \
      old price. Until then an answer can be changed.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The product's name, or the subscription's id.")
  var subscription: String

  @Flag(help: "Refuse the higher price.")
  var refuse = false

  @OptionGroup var authentication: AuthenticationOptions
  @OptionGroup var confirmation: ConfirmOptions

  mutating func run() async throws {
    try await attempt(.answer, subscription) { [self] run in
      let (document, texts) = try await run.changeSubscription(called: subscription) {
        store, subscription, now in
        // Where nothing was announced, the store says so.
        if refuse, subscription.priceChange != nil {
          try confirmation.ask(of: run) { texts in
            texts[
              .confirmRefuse,
              [
                "product": texts.name(of: subscription.product),
                "effect": texts.endAtOldPrice(subscription),
              ]]
          }
        }
        return try await authentication.answeringBank(run) { isAuthenticated in
          try await store.answerPriceChange(
            of: subscription.id, agrees: !refuse, isAuthenticated: isAuthenticated,
            by: subscription.account, at: now)
        }
      }
      try run.output.answer(document, text: document.text(texts))
    }
  }
}
