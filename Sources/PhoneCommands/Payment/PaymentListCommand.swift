import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp

/// `phone-client payment list`
struct PaymentListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the kept cards, in the order of adding.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  private struct Document: Encodable {
    let paymentMethods: [PaymentMethodDocument]
  }

  mutating func run() async throws {
    try await attempt("cannot list the cards") { [self] in
      let run = try PhoneRun(global, options)
      let document = try await run.cards { cards in
        Document(paymentMethods: try await cards.documents())
      }
      try run.output.answer(document, text: text(document))
    }
  }

  private func text(_ document: Document) -> StyledText {
    guard !document.paymentMethods.isEmpty else { return "no card yet" }
    var table = Table(["payment method", "card", "expiry", "holder", "default", "pays"])
    for method in document.paymentMethods { table.add(method.row) }
    return table.text()
  }
}
