import CommandSupport
import LinkProtocol
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

/// A purchase for people: the receipt, then what the car does with it.
struct PurchaseText {
  let text: StyledText

  init(
    _ purchase: Purchase, _ delivery: EntitlementsPush.Response?, _ texts: StoreTexts,
    catalog: Catalog, at now: Instant
  ) {
    var lines = [StyledText.receipt(purchase.receipt, texts, catalog: catalog)]
    if let delivery {
      lines.append(StyledText(texts[.inTheCar], .strong))
      lines.append(delivery.outcomes.text(texts, at: now))
    }
    text = lines.lines()
  }
}

extension StyledText {
  /// A receipt and the notice about its prices.
  static func receipt(
    _ receipt: Receipt, _ texts: StoreTexts, catalog: Catalog
  ) -> StyledText {
    let text = ReceiptText(
      receipt, texts, name: { catalog.product($0)?.name[texts.language] })
    var lines = [StyledText.facts(text.rows.map { ($0.label, $0.value) })]
    if receipt.illustrative {
      lines.append(StyledText(texts[.illustration], .faint))
    }
    return lines.lines()
  }
}
