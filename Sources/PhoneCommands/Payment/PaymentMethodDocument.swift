import CommandSupport
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

/// A kept card as it is printed.
struct PaymentMethodDocument: Encodable {
  let paymentMethod: String
  let brand: CardBrand
  let lastFour: String
  let expiry: CardExpiry
  /// Its month is over.
  let hasExpired: Bool
  let holder: String
  let addedAt: Instant
  /// Charged when none is named.
  let isDefault: Bool
  /// The subscriptions that are paid with it and not over.
  let pays: [SubscriptionDocument]
  private let card: CardSummary
  private let now: Instant

  private enum CodingKeys: String, CodingKey {
    case paymentMethod, brand, lastFour, expiry, hasExpired, holder, addedAt, isDefault, pays
  }

  /// - Parameters:
  ///   - method: The card.
  ///   - wallet: What it is one of.
  ///   - subscriptions: Of the account, whatever they are paid with.
  ///   - outlooks: What is ahead of them.
  ///   - now: World time.
  init(
    _ method: PaymentMethod, in wallet: Wallet, paying subscriptions: [Subscription],
    _ outlooks: [SubscriptionOutlook], at now: Instant
  ) {
    paymentMethod = method.id.rawValue
    brand = method.card.brand
    lastFour = method.card.lastFour
    expiry = method.card.expiry
    hasExpired = method.hasExpired(at: now)
    holder = method.card.holder
    addedAt = method.addedAt
    isDefault = wallet.defaultMethod == method.id
    pays = subscriptions.filter {
      $0.billing?.paymentMethod == method.id && !$0.state.isOver
    }.map { SubscriptionDocument($0, outlooks[$0.id]) }
    card = method.card
    self.now = now
  }

  func text(_ texts: StoreTexts) -> StyledText {
    let facts = StyledText.facts(zip(Self.labels(texts), row(texts)).map { ($0, $1.text) })
    return ([facts] + notices(texts)).lines()
  }

  /// What it has not paid, and what it will not pay because it will have expired.
  func notices(_ texts: StoreTexts) -> [StyledText] {
    pays.flatMap { subscription in
      [
        subscription.outlook?.overdueNotice(texts),
        subscription.outlook?.expiringCardText(texts),
      ].compactMap { $0 }.map {
        StyledText(texts.notice($0, of: texts.name(of: ProductID(rawValue: subscription.product))))
      }
    }
  }

  /// What stands beside or above the cells of ``row(_:)``.
  static func labels(_ texts: StoreTexts) -> [String] {
    [
      texts[.card], texts[.expiry], texts[.holder], texts[.byDefault],
      texts[.pays],
    ]
  }

  func row(_ texts: StoreTexts) -> [Table.Cell] {
    [
      .init(card.shown, .strong), .init(texts.expiry(card, at: now)),
      .init(holder),
      .init(texts.yesOrNo(isDefault)), .init(paysText(texts)),
    ]
  }

  private func paysText(_ texts: StoreTexts) -> String {
    pays.isEmpty
      ? texts[.paysNothing]
      : pays.map {
        texts[
          .paysFor,
          ["product": texts.name(of: ProductID(rawValue: $0.product)), "state": texts[$0.state]]]
      }.joined(separator: ", ")
  }
}
