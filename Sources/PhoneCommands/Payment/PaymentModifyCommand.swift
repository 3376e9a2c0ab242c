import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp

/// `phone-client payment modify`
struct PaymentModifyCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "modify", abstract: "Put a new card in place of one, typically with a new expiry.",
    discussion: CardInput.discussion + """

      Its bank verifies it first; when it declines, the old one stays. Everything that the old \
      one paid is paid with it; what is overdue is charged at once.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions
  @Argument(help: "The card's last four digits, with or without its brand, or its id.")
  var card: String
  @OptionGroup var input: CardInput
  @OptionGroup var authentication: AuthenticationOptions
  @OptionGroup var fault: PaymentFaultOptions

  mutating func run() async throws {
    try await attempt(.modify, card) { [self] run in
      let document = try await run.cards(tellsCar: true, meeting: fault.payment) { cards in
        let old = try await cards.named(card, by: run)
        let new = try CardDetails.read()
        defer { new.wipe() }
        let method = try await authentication.answeringBank(run) { isAuthenticated in
          // The store wipes what it is given, and the bank may ask.
          try await cards.store.replaceCard(
            of: old.id, with: new.copy(), isAuthenticated: isAuthenticated, by: cards.account,
            at: cards.now)
        }
        return try await cards.document(of: method)
      }
      try run.output.answer(document, text: document.text(run.texts))
    }
  }
}
