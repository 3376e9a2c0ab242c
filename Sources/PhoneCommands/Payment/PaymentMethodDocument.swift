import CommandSupport
import NissanStore
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

  var text: StyledText {
    .facts([
      ("payment method", paymentMethod), ("card", shown), ("expiry", expiry.description),
      ("holder", holder), ("default", isDefault ? "yes" : "no"), ("pays", paysText),
    ])
  }

  var row: [Table.Cell] {
    [
      .init(paymentMethod, .strong), .init(shown), .init(expiry.description), .init(holder),
      .init(isDefault ? "yes" : "no"), .init(paysText),
    ]
  }

  private var paysText: String {
    pays.isEmpty
      ? "nothing" : pays.map { "\($0.product) (\($0.state))" }.joined(separator: ", ")
  }
}
