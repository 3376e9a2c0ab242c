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
  @Argument(help: "The card's id, from `payment list`.")
  var id: String
  @OptionGroup var card: CardInput
  @OptionGroup var authentication: AuthenticationOptions
  @OptionGroup var fault: PaymentFaultOptions

  mutating func run() async throws {
    try await attempt(.modify, id) { [self] run in
      let document = try await run.cards(tellsCar: true, meeting: fault.payment) { cards in
        let method = try await cards.store.replaceCard(
          of: PaymentMethodID(rawValue: id), with: .read(),
          isAuthenticated: authentication.sca == .accept, by: cards.account, at: cards.now)
        return try await cards.document(of: method)
      }
      try run.output.answer(document, text: document.text(run.texts))
    }
  }
}
