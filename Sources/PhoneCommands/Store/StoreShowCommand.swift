import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

/// `phone-client store show`
struct StoreShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a product: what it is, costs and needs.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The product's id, from `store list`.")
  var product: String

  mutating func run() async throws {
    try await attempt("cannot show ‘\(product)’") { [self] in
      let run = try PhoneRun(global, options)
      let (listing, account) = try await run.reach { reach in
        let store = try run.store()
        let (customer, account) = try await run.customer(in: reach, of: store)
        let id = ProductID(rawValue: product)
        return (try await store.product(id, for: customer, at: reach.now), account)
      }
      let language = run.language(of: account)
      let document = ProductDocument(listing, in: language)
      try run.output.answer(document, text: text(document, language))
    }
  }

  private func text(_ product: ProductDocument, _ language: Language) -> StyledText {
    let unmet = product.unmet.map { "✗ \($0.message)" }.joined(separator: "\n")
    let isIllustrative = product.offers.contains(where: \.illustrative)
    return [
      StyledText(product.name, .strong) + StyledText("  \(product.product)", .faint),
      StyledText(product.summary),
      .facts([
        ("category", StoreTexts.category(product.category)[language]),
        ("kind", product.kindName), ("first free for", product.trial?.description),
        (
          "price",
          product.priceText(in: language)
            + (isIllustrative ? " (\(StoreTexts.illustrative[language]))" : "")
        ),
        ("services", product.services.joined(separator: ", ")), ("has it", product.owned),
        ("compatible", product.compatible ? "yes, with this car and phone" : unmet),
      ]),
      StyledText(StoreTexts.illustration[language], .faint),
    ].lines()
  }
}
