import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp

/// `phone-client subscription resume`
struct SubscriptionResumeCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "End a pause now, take back one that has not begun, or switch the renewal on again.",
    discussion: """
      A pause that has begun ends with a charge. When the bank declines it, the pause goes on.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The product's name, or the subscription's id.")
  var subscription: String
  @OptionGroup var authentication: AuthenticationOptions
  @OptionGroup var fault: PaymentFaultOptions

  mutating func run() async throws {
    try await attempt(.resume, subscription) { [self] run in
      let (document, texts) = try await run.changeSubscription(
        called: subscription, meeting: fault.payment
      ) { store, subscription, now in
        try await authentication.answeringBank(run) { isAuthenticated in
          try await store.resume(
            subscription.id, isAuthenticated: isAuthenticated, by: subscription.account, at: now)
        }
      }
      try run.output.answer(document, text: document.text(texts))
    }
  }
}
