import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp
import VehicleCatalog

/// `phone-client store list`
struct StoreListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what can be had for this car and phone.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Flag(help: "List everything, with every reason why it cannot be had.")
  var all = false

  private struct Document: Encodable {
    let vehicle: String
    let country: String
    let notice: String
    let products: [ProductDocument]
  }

  mutating func run() async throws {
    try await attempt("cannot list the store") { [self] in
      let run = try PhoneRun(global, options)
      let (listings, account, vehicle) = try await run.reach { reach in
        let store = try run.store()
        let (customer, account) = try await run.customer(in: reach, of: store)
        return (
          try await store.products(for: customer, at: reach.now), account, customer.vehicle
        )
      }
      let language = run.language(of: account)
      let products = listings.filter { all || $0.compatibility.isCompatible }
        .map { ProductDocument($0, in: language) }
      let document = Document(
        vehicle: vehicle.rawValue, country: account.country,
        notice: StoreTexts.illustration[language], products: products)
      let left = listings.count - products.count
      let width = run.output.standardOutput.width
      try run.output.answer(document, text: Self.text(products, left, in: language, width))
    }
  }

  private static func text(
    _ products: [ProductDocument], _ left: Int, in language: Language, _ width: Int?
  ) -> StyledText {
    let labels = [
      StoreTexts.product, StoreTexts.name, StoreTexts.categoryLabel, StoreTexts.kindLabel,
      StoreTexts.price,
    ]
    var lines: [StyledText] = []
    var table = Table(labels.map { $0[language] } + [""])
    for product in products {
      table.add([
        .init(product.product, product.compatible ? .strong : .faint), .init(product.name),
        .init(StoreTexts.category(product.category)[language]), .init(product.kindName),
        .init(product.priceText(in: language)),
        product.compatible
          ? .init(product.owned ?? "", .good) : .init(StoreTexts.fitsNot[language], .bad),
      ])
    }
    lines.append(table.text(width: width))
    for product in products where !product.compatible {
      lines.append(StyledText("\n\(product.product)", .strong))
      lines += product.unmet.map { StyledText("  ✗ ", .bad) + StyledText($0.message) }
    }
    lines.append(StyledText(StoreTexts.illustration[language], .faint))
    if left > 0 { lines.append(StyledText(StoreTexts.left(left)[language], .faint)) }
    return lines.lines()
  }
}
