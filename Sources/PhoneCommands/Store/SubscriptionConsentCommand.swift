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

  @Argument(help: "The subscription's id, from `subscriptions`.")
  var id: String

  @Flag(help: "Refuse the higher price.")
  var refuse = false

  @OptionGroup var authentication: AuthenticationOptions

  mutating func run() async throws {
    try await attempt(.answer, id) { [self] run in
      let (document, texts) = try await run.subscription { store, account, now in
        try await store.answerPriceChange(
          of: SubscriptionID(rawValue: id), agrees: !refuse,
          isAuthenticated: authentication.sca == .accept, by: account, at: now)
      }
      try run.output.answer(document, text: document.text(texts))
    }
  }
}
