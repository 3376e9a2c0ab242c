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
        return (
          try await run.product(product, for: customer, of: store, at: reach.now), account
        )
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
        (StoreTexts.categoryLabel[language], StoreTexts.category(product.category)[language]),
        (StoreTexts.kindLabel[language], product.kindName),
        (
          StoreTexts.price[language],
          product.priceText(in: language)
            + (isIllustrative ? " (\(StoreTexts.illustrative[language]))" : "")
        ),
        (StoreTexts.services[language], product.services.joined(separator: ", ")),
        (StoreTexts.owned[language], product.owned),
        (
          StoreTexts.compatible[language],
          product.compatible ? StoreTexts.fits[language] : unmet
        ),
      ]),
      StyledText(StoreTexts.illustration[language], .faint),
    ].lines()
  }
}
