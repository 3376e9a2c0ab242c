import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp

/// `phone-client payment list`
struct PaymentListCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the kept cards, in the order of adding.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  private struct Document: Encodable {
    let paymentMethods: [PaymentMethodDocument]
  }

  mutating func run() async throws {
    try await attempt(.listCards) { [self] run in
      let document = try await run.cards { cards in
        Document(paymentMethods: try await cards.documents())
      }
      try run.output.answer(
        document, text: text(document, run.texts, run.output.standardOutput.width))
    }
  }

  private func text(
    _ document: Document, _ texts: StoreTexts, _ width: Int?
  ) -> StyledText {
    guard !document.paymentMethods.isEmpty else { return StyledText(texts[.noCard]) }
    var table = Table(PaymentMethodDocument.labels(texts))
    for method in document.paymentMethods { table.add(method.row(texts)) }
    return ([table.text(width: width)] + document.paymentMethods.flatMap { $0.notices(texts) })
      .lines()
  }
}
