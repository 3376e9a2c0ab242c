import CommandSupport
import NissanStore
import PhoneApp
import WorldTime

/// A kept card as it is printed.
struct PaymentMethodDocument: Encodable {
  let paymentMethod: String
  let brand: CardBrand
  let lastFour: String
  let expiry: CardExpiry
  let holder: String
  let addedAt: Instant
  /// Charged when none is named.
  let isDefault: Bool
  /// The subscriptions that are paid with it and not over.
  let pays: [SubscriptionDocument]
  private let shown: String

  private enum CodingKeys: String, CodingKey {
    case paymentMethod, brand, lastFour, expiry, holder, addedAt, isDefault, pays
  }

  init(_ method: PaymentMethod, in wallet: Wallet, paying subscriptions: [Subscription]) {
    paymentMethod = method.id.rawValue
    brand = method.card.brand
    lastFour = method.card.lastFour
    expiry = method.card.expiry
    holder = method.card.holder
    addedAt = method.addedAt
    isDefault = wallet.defaultMethod == method.id
    pays = subscriptions.filter {
      $0.billing?.paymentMethod == method.id && !$0.state.isOver
    }.map(SubscriptionDocument.init)
    shown = method.card.shown
  }

  func text(_ texts: StoreTexts) -> StyledText {
    .facts(zip(Self.labels(texts), row(texts)).map { ($0, $1.text) })
  }

  /// What stands beside or above the cells of ``row(_:)``.
  static func labels(_ texts: StoreTexts) -> [String] {
    [
      texts[.paymentMethod], texts[.card], texts[.expiry], texts[.holder], texts[.byDefault],
      texts[.pays],
    ]
  }

  func row(_ texts: StoreTexts) -> [Table.Cell] {
    [
      .init(paymentMethod, .strong), .init(shown), .init(expiry.description), .init(holder),
      .init(texts.yesOrNo(isDefault)), .init(paysText(texts)),
    ]
  }

  private func paysText(_ texts: StoreTexts) -> String {
    pays.isEmpty
      ? texts[.paysNothing]
      : pays.map { texts.pays(for: $0.product, $0.state) }.joined(separator: ", ")
  }
}
