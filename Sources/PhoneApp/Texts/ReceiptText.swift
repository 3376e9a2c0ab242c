package import NissanStore
package import VehicleCatalog

/// A receipt as the customer reads it, row by row.
///
/// - Source: seed R45; Directive 2011/83/EU article 8(7) (what a confirmation says).
package struct ReceiptText: Sendable {
  private let receipt: Receipt
  private let texts: StoreTexts
  private let name: @Sendable (ProductID) -> String?

  /// - Parameters:
  ///   - receipt: What to show.
  ///   - texts: The customer's.
  ///   - name: What a product is called in the customer's language.
  package init(
    _ receipt: Receipt, _ texts: StoreTexts, name: @escaping @Sendable (ProductID) -> String?
  ) {
    self.receipt = receipt
    self.texts = texts
    self.name = name
  }

  /// A label and what stands beside it.
  package struct Row: Hashable, Sendable {
    package let label: String
    package let value: String
  }

  package var rows: [Row] {
    var rows = [
      Row(label: title, value: receipt.number.rawValue),
      Row(label: texts[.date], value: texts.moment(receipt.issuedAt)),
      Row(label: texts[.vehicle], value: texts.name(ofCar: receipt.vehicle.rawValue)),
    ]
    rows += receipt.lines.map { line in
      let product = name(line.product) ?? line.product.rawValue
      return Row(label: texts[.item], value: texts.item(line, called: product))
    }
    rows.append(Row(label: texts[.totalWithVAT], value: total))
    if let vat = receipt.vatTotal {
      rows.append(Row(label: texts[.ofWhichVAT], value: texts.amount(vat)))
    }
    if let card = receipt.paidWith { rows.append(Row(label: cardLabel, value: card)) }
    return rows + (receipt.credit.map(takenBack) ?? validity)
  }

  private var title: String {
    switch receipt.credit?.reason {
    case nil: texts[.receipt]
    case .withdrawal: texts[.acknowledgement]
    case .refund, .chargeback, .transfer: texts[.creditNote]
    }
  }

  /// What the bank took is given back to nobody.
  private var cardLabel: String {
    switch receipt.credit?.reason {
    case .refund, .withdrawal: texts[.creditedTo]
    case nil, .chargeback, .transfer: texts[.paidWith]
    }
  }

  private func takenBack(_ credit: Receipt.Credit) -> [Row] {
    var rows = [Row(label: texts[.reason], value: texts[credit.reason])]
    rows += credit.receipts.map { Row(label: texts[.creditedReceipt], value: $0.rawValue) }
    guard let statement = credit.statement else { return rows }
    rows.append(Row(label: texts[.statement], value: texts[.declaration]))
    return rows + WithdrawalText(statement, texts, name: name).rows
  }

  private var total: String {
    guard let total = receipt.total else {
      return receipt.credit == nil ? texts[.free] : texts[.nothingPaid]
    }
    let amount = texts.amount(total)
    return receipt.illustrative ? "\(amount) (\(texts[.illustrative]))" : amount
  }

  private var validity: [Row] {
    var rows = [
      Row(label: texts[.validFrom], value: texts.moment(receipt.validFrom)),
      receipt.validUntil.map { Row(label: texts[.validUntil], value: texts.moment($0)) }
        ?? Row(label: texts[.validityLabel], value: texts[.withoutEnd]),
    ]
    if receipt.renews {
      rows.append(Row(label: texts[.renewal], value: texts[.renewsByItself]))
    }
    if let until = receipt.withdrawUntil {
      rows.append(Row(label: texts[.withdrawUntil], value: texts.lastDay(before: until)))
    }
    return rows
  }
}
