import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp

/// `phone-client payment add`
struct PaymentAddCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Keep a card that its bank lets pay, for purchases to come.",
    discussion: CardInput.discussion)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions
  @OptionGroup var card: CardInput

  @Flag(help: "Make it the card that is charged when none is named; the first one is.")
  var `default` = false

  mutating func run() async throws {
    try await attempt(.addCard) { [self] run in
      let document = try await run.cards { cards in
        let method = try await cards.store.addPaymentMethod(
          .read(), isDefault: `default`, to: cards.account, at: cards.now)
        return try await cards.document(of: method)
      }
      try run.output.answer(document, text: document.text(run.texts))
    }
  }
}
