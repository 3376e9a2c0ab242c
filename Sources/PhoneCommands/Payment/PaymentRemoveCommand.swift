import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp

/// `phone-client payment remove`
struct PaymentRemoveCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Forget a card.",
    discussion: """
      A card that a renewal is to be paid with can only go when another takes its place, which its \
      bank verifies; what is overdue is charged to that one at once.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions
  @Argument(help: "The card's last four digits, with or without its brand, or its id.")
  var card: String
  @Option(
    help: ArgumentHelp("Pay with this card from now on, named alike.", valueName: "card"))
  var replaceWith: String?
  @OptionGroup var authentication: AuthenticationOptions
  @OptionGroup var fault: PaymentFaultOptions
  @OptionGroup var confirmation: ConfirmOptions

  private struct Document: Encodable {
    let removed: String
    /// Those that are left.
    let paymentMethods: [PaymentMethodDocument]
    let shown: String

    private enum CodingKeys: String, CodingKey { case removed, paymentMethods }
  }

  mutating func run() async throws {
    try await attempt(.remove, card) { [self] run in
      let document = try await run.cards(
        tellsCar: replaceWith != nil, meeting: fault.payment
      ) { cards in
        let old = try await cards.named(card, by: run)
        var other: PaymentMethod?
        if let replaceWith { other = try await cards.named(replaceWith, by: run) }
        try confirmation.ask(of: run) { $0[.confirmRemoveCard, ["card": old.card.shown]] }
        try await authentication.answeringBank(run) { [other] isAuthenticated in
          try await cards.store.removePaymentMethod(
            old.id, replacedBy: other?.id, isAuthenticated: isAuthenticated, of: cards.account,
            at: cards.now)
        }
        return Document(
          removed: old.id.rawValue, paymentMethods: try await cards.documents(),
          shown: old.card.shown)
      }
      try run.output.answer(
        document, text: StyledText(run.texts[.cardForgotten, ["card": document.shown]]))
    }
  }
}
