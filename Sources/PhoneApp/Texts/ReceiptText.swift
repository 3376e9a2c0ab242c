package import NissanStore
package import VehicleCatalog
package import WorldTime

/// A receipt as the customer reads it, row by row.
///
/// - Source: seed R45; Directive 2011/83/EU article 8(7) (what a confirmation says).
package struct ReceiptText: Sendable {
  private let receipt: Receipt
  private let language: Language
  private let name: @Sendable (ProductID) -> String?
  private let time: @Sendable (Instant) -> String

  /// - Parameters:
  ///   - receipt: What to show.
  ///   - language: The customer's.
  ///   - name: What a product is called in that language.
  ///   - time: How an instant is written.
  package init(
    _ receipt: Receipt, in language: Language, name: @escaping @Sendable (ProductID) -> String?,
    time: @escaping @Sendable (Instant) -> String
  ) {
    self.receipt = receipt
    self.language = language
    self.name = name
    self.time = time
  }

  /// A label and what stands beside it.
  package struct Row: Hashable, Sendable {
    package let label: String
    package let value: String
  }

  package var rows: [Row] {
    var rows = [
      row(LocalizedText(fr: "Reçu", en: "Receipt"), receipt.number.rawValue),
      row(LocalizedText(fr: "Date", en: "Date"), time(receipt.issuedAt)),
      row(LocalizedText(fr: "Commande", en: "Order"), receipt.order.rawValue),
      row(LocalizedText(fr: "Véhicule", en: "Vehicle"), receipt.vehicle.rawValue),
    ]
    rows += receipt.lines.map { line in
      row(
        LocalizedText(fr: "Article", en: "Item"),
        "\(name(line.product) ?? line.product.rawValue): \(line.amount)")
    }
    rows.append(row(LocalizedText(fr: "Total TTC", en: "Total incl. VAT"), total))
    if let vat = receipt.vatTotal {
      rows.append(row(LocalizedText(fr: "dont TVA", en: "of which VAT"), vat.description))
    }
    if let card = receipt.paidWith {
      rows.append(row(LocalizedText(fr: "Payé avec", en: "Paid with"), card))
    }
    return rows + validity
  }

  private var total: String {
    guard let total = receipt.total else { return StoreTexts.free[language] }
    return receipt.illustrative
      ? "\(total) (\(StoreTexts.illustrative[language]))" : total.description
  }

  private var validity: [Row] {
    var rows = [
      row(LocalizedText(fr: "Valable à partir du", en: "Valid from"), time(receipt.validFrom)),
      row(
        LocalizedText(fr: "Valable jusqu’au", en: "Valid until"),
        receipt.validUntil.map(time)
          ?? LocalizedText(fr: "sans fin", en: "without end")[language]),
    ]
    if receipt.renews {
      rows.append(
        row(
          LocalizedText(fr: "Renouvellement", en: "Renewal"),
          LocalizedText(
            fr: "automatique à l’échéance, jusqu’à ce que vous l’arrêtiez",
            en: "automatic at that moment, until you switch it off")[language]))
    }
    if let until = receipt.withdrawUntil {
      rows.append(
        row(
          LocalizedText(fr: "Rétractation possible jusqu’au", en: "Right to withdraw until"),
          time(until)))
    }
    return rows
  }

  private func row(_ label: LocalizedText, _ value: String) -> Row {
    Row(label: label[language], value: value)
  }
}
