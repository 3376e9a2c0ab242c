import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp
import VehicleCatalog

/// `phone-client store list`
///
/// - Source: seed R05, R14.
struct StoreListCommand: PhoneAction {
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
    try await attempt(.listStore) { [self] run in
      let (listings, account, vehicle, now) = try await run.reach { reach in
        let store = try run.store()
        let (customer, account) = try await run.customer(in: reach, of: store)
        return (
          try await store.products(for: customer, at: reach.now), account, customer.vehicle,
          reach.now
        )
      }
      let texts = run.texts(for: account)
      let products = listings.filter { all || $0.compatibility.isCompatible }
        .map { ProductDocument($0, texts, at: now) }
      let document = Document(
        vehicle: vehicle.rawValue, country: account.country,
        notice: texts[.illustration], products: products)
      let left = listings.count - products.count
      let width = run.output.standardOutput.width
      try run.output.answer(document, text: Self.text(products, left, texts, width))
    }
  }

  private static func text(
    _ products: [ProductDocument], _ left: Int, _ texts: StoreTexts, _ width: Int?
  ) -> StyledText {
    var lines = [StyledText(texts[.storeName], .strong)]
    var table = Table(
      [texts[.product], texts[.kind], texts[.price], "", texts[.category]])
    for product in products {
      table.add([
        .init(product.name, product.compatible ? .strong : .faint),
        .init(texts[product.shownKind]), .init(product.priceText(texts)),
        product.compatible
          ? .init(product.ownedText(texts) ?? "", .good) : .init(texts[.fitsNot], .bad),
        .init(texts[product.category]),
      ])
    }
    lines.append(table.text(width: width))
    for product in products where !product.compatible {
      lines.append(StyledText("\n\(product.name)", .strong))
      lines += product.unmet.map { StyledText("  ✗ ", .bad) + StyledText($0.message) }
    }
    lines.append(StyledText(texts[.illustration], .faint))
    if left > 0 { lines.append(StyledText(texts[.left, [:], count: left], .faint)) }
    return lines.lines()
  }
}
