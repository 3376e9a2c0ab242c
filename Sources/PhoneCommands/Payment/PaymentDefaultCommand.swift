import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp

/// `phone-client payment default`
struct PaymentDefaultCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "default", abstract: "Choose the card that is charged when none is named.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions
  @Argument(help: "The card's last four digits, with or without its brand, or its id.")
  var card: String

  mutating func run() async throws {
    try await attempt(.choose, card) { [self] run in
      let document = try await run.cards { cards in
        let method = try await cards.store.setDefaultPaymentMethod(
          cards.named(card, by: run).id, of: cards.account, at: cards.now)
        return try await cards.document(of: method)
      }
      try run.output.answer(document, text: document.text(run.texts))
    }
  }
}
