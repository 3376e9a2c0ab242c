import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp
import VehicleCatalog

/// `phone-client store price`
struct StorePriceCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "price", abstract: "Ask another price for a product, to test what comes of it.",
    discussion: """
      The store asks it from now on of everybody who shares the store, in the account's currency. \
      Who subscribed is told of a rise, and renews at it only if they agree: see subscription \
      consent. Without an amount the price is the catalogue's again.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The product's name or id, from `store list`.", completion: .products)
  var product: String

  @Argument(
    help: ArgumentHelp("What a period costs, VAT included, such as 2.99.", valueName: "amount"),
    transform: { text in
      guard let price = Money.minorUnits(parsing: text), (1...9_999_999).contains(price) else {
        throw ValidationError("‘\(text)’ is not an amount from 0.01 to 99999.99, such as 2.99")
      }
      return price
    })
  var price: Int64?

  @Option(help: "The length of the period; left out, the shortest on offer.")
  var months: Int?

  mutating func run() async throws {
    try await attempt(.setPrice, product) { [self] run in
      let (listing, account, now) = try await run.reach { reach in
        let store = try run.store()
        let (customer, account) = try await run.customer(in: reach, of: store)
        let id = try run.product(called: product)
        try await store.ask(price, for: id, months: months, in: account.country, at: reach.now)
        return (try await store.product(id, for: customer, at: reach.now), account, reach.now)
      }
      let texts = run.texts(for: account)
      let document = ProductDocument(listing, texts, at: now)
      try run.output.answer(document, text: document.page(texts))
    }
  }
}
