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
  @Argument(help: "The card's id, from `payment list`.")
  var id: String
  @Option(
    help: ArgumentHelp("Pay with this card from now on, from `payment list`.", valueName: "id"))
  var replaceWith: String?
  @OptionGroup var authentication: AuthenticationOptions
  @OptionGroup var fault: PaymentFaultOptions

  private struct Document: Encodable {
    let removed: String
    /// Those that are left.
    let paymentMethods: [PaymentMethodDocument]
  }

  mutating func run() async throws {
    try await attempt(.remove, id) { [self] run in
      let document = try await run.cards(
        tellsCar: replaceWith != nil, meeting: fault.payment
      ) { cards in
        try await cards.store.removePaymentMethod(
          PaymentMethodID(rawValue: id),
          replacedBy: replaceWith.map(PaymentMethodID.init(rawValue:)),
          isAuthenticated: authentication.sca == .accept, of: cards.account, at: cards.now)
        return Document(removed: id, paymentMethods: try await cards.documents())
      }
      try run.output.answer(document, text: StyledText(run.texts[.cardForgotten, ["id": id]]))
    }
  }
}
