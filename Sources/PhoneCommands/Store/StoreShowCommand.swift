import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

/// `phone-client store show`
struct StoreShowCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a product: what it is, costs and needs.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The product's name or id, from `store list`.")
  var product: String

  mutating func run() async throws {
    try await attempt(.show, product) { [self] run in
      let (listing, account, now) = try await run.reach { reach in
        let store = try run.store()
        let (customer, account) = try await run.customer(in: reach, of: store)
        let id = try run.product(called: product)
        return (try await store.product(id, for: customer, at: reach.now), account, reach.now)
      }
      let texts = run.texts(for: account)
      let document = ProductDocument(listing, texts, at: now)
      try run.output.answer(document, text: text(document, texts))
    }
  }

  private func text(_ product: ProductDocument, _ texts: StoreTexts) -> StyledText {
    let unmet = product.unmet.map { "✗ \($0.message)" }.joined(separator: "\n")
    let isIllustrative = product.offers.contains(where: \.illustrative)
    return [
      StyledText(product.name, .strong),
      StyledText(product.summary),
      .facts([
        (texts[.category], texts[product.category]),
        (texts[.kind], texts[product.shownKind]),
        (
          texts[.price],
          product.priceText(texts)
            + (isIllustrative ? " (\(texts[.illustrative]))" : "")
        ),
        (texts[.alreadyPaid], product.creditText(texts)),
        (texts[.allowance], product.allowanceText(texts)),
        (
          texts[.services],
          product.services.map { texts.name(of: ServiceID(rawValue: $0)) }.joined(separator: ", ")
        ),
        (texts[.owned], product.ownedText(texts)),
        (
          texts[.compatible],
          product.compatible ? texts[.fits] : unmet
        ),
      ]),
      StyledText(texts[.illustration], .faint),
    ].lines()
  }
}
