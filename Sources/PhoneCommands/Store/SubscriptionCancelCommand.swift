import ArgumentParser
import CommandSupport

/// `phone-client subscription cancel`
struct SubscriptionCancelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Switch the renewal off; what is paid runs to its end.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The subscription's id, from `subscriptions`.")
  var id: String

  mutating func run() async throws {
    try await attempt("cannot cancel ‘\(id)’") { [self] in
      let run = try PhoneRun(global, options)
      let (document, texts) = try await run.setAutoRenew(false, of: id)
      try run.output.answer(document, text: document.text(texts))
    }
  }
}
