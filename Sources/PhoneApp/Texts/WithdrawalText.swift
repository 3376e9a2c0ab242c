package import NissanStore
package import VehicleCatalog

/// What a customer declares to withdraw, row by row.
///
/// - Source: Directive 2011/83/EU article 11a(2).
package struct WithdrawalText: Sendable {
  private let statement: WithdrawalStatement
  private let texts: StoreTexts
  private let name: @Sendable (ProductID) -> String?

  /// - Parameters:
  ///   - statement: What to show.
  ///   - texts: The customer's.
  ///   - name: What a product is called in the customer's language.
  package init(
    _ statement: WithdrawalStatement, _ texts: StoreTexts,
    name: @escaping @Sendable (ProductID) -> String?
  ) {
    self.statement = statement
    self.texts = texts
    self.name = name
  }

  package var rows: [ReceiptText.Row] {
    let product = name(statement.product) ?? statement.product.rawValue
    return [
      .init(label: texts[.consumer], value: statement.name),
      .init(label: texts[.contract], value: product),
      .init(label: texts[.concludedAt], value: texts.moment(statement.concludedAt)),
      .init(label: texts[.withdrawUntil], value: texts.lastDay(before: statement.until)),
      .init(
        label: texts[.moneyBack], value: statement.refund.map(texts.amount) ?? texts[.nothingPaid]),
      .init(label: texts[.sentTo], value: statement.email),
    ]
  }
}
