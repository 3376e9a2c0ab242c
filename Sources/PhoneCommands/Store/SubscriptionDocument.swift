import CommandSupport
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

/// A subscription as it is printed.
struct SubscriptionDocument: Encodable {
  let subscription: String
  let order: String
  let product: String
  let vehicle: String
  let state: SubscriptionMachine.State
  let stateSince: Instant
  let startedAt: Instant
  /// The end of what is paid, or of the free term.
  let paidThrough: Instant
  let autoRenews: Bool
  /// What each period costs; absent when nothing is ever charged.
  let price: Money?
  let period: Period?
  /// The pause that was asked for or that is on: from ``paidThrough`` to here.
  let pausedUntil: Instant?
  let priceChange: PriceChangeDocument?
  /// What is ahead of it; absent where that is not asked for.
  let outlook: OutlookDocument?

  init(_ subscription: Subscription, _ outlook: SubscriptionOutlook? = nil) {
    self.subscription = subscription.id.rawValue
    order = subscription.order.rawValue
    product = subscription.product.rawValue
    vehicle = subscription.vehicle.rawValue
    state = subscription.state
    stateSince = subscription.stateSince
    startedAt = subscription.startedAt
    paidThrough = subscription.paidThrough
    autoRenews = subscription.autoRenews
    price = subscription.billing?.price
    period = subscription.billing?.period
    pausedUntil = subscription.pause == nil ? nil : subscription.pauseEnd
    priceChange = PriceChangeDocument(subscription)
    self.outlook = outlook.flatMap(OutlookDocument.init)
  }

  func text(_ texts: StoreTexts) -> StyledText {
    .facts([
      (texts[.subscription], name(texts)),
      (texts[.vehicle].lowercased(), texts.name(ofCar: vehicle)), (texts[.state], texts[state]),
      (texts[.price], priceText(texts)),
      (texts[.overdue], outlook?.overdueText(texts)),
      (texts[.paidThrough], isPaid ? texts.moment(paidThrough) : nil),
      (texts[.renews], renewsText(texts)),
      (texts[.card].lowercased(), outlook?.expiringCardText(texts)),
      (texts[.pause], pauseText(texts)), (texts[.newPrice], newPriceText(texts)),
    ])
  }

  /// What was paid was not taken back before its end.
  var isPaid: Bool { !state.isOver || paidThrough <= stateSince }

  /// What it is for.
  func name(_ texts: StoreTexts) -> String { texts.name(of: ProductID(rawValue: product)) }

  /// With its period; that it is free where nothing is ever charged.
  func priceText(_ texts: StoreTexts) -> String {
    price.map { priceText($0, texts) } ?? texts[.free]
  }

  private func priceText(_ price: Money, _ texts: StoreTexts) -> String {
    period.map { texts.price(price, each: $0) } ?? texts.amount(price)
  }

  func pauseText(_ texts: StoreTexts) -> String? {
    pausedUntil.map { texts.pause(from: paidThrough, to: $0) }
  }

  func newPriceText(_ texts: StoreTexts) -> String? {
    priceChange.map {
      texts.newPrice(
        priceText($0.price, texts), from: $0.firstCharge ?? $0.effectiveFrom, $0.consent,
        of: ProductID(rawValue: product))
    }
  }

  /// Whether it is paid again; nothing that is over is.
  func renewsText(_ texts: StoreTexts) -> String {
    autoRenews && !state.isOver ? texts[.yes] : texts[.no]
  }
}
