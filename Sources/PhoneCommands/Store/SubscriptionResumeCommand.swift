import ArgumentParser
import CommandSupport
import PhoneApp

/// `phone-client subscription resume`
struct SubscriptionResumeCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Switch the renewal on again.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The subscription's id, from `subscriptions`.")
  var id: String
  @OptionGroup var authentication: AuthenticationOptions
  @OptionGroup var fault: PaymentFaultOptions

  mutating func run() async throws {
    try await attempt(.resume(id)) { [self] run in
      let (document, texts) = try await run.setAutoRenew(
        true, of: id, isAuthenticated: authentication.sca == .accept, meeting: fault.payment)
      try run.output.answer(document, text: document.text(texts))
    }
  }
}
