import NissanStore
import VehicleCatalog
import WorldTime

/// Another price that was announced, as it is printed.
struct PriceChangeDocument: Encodable {
  let price: Money
  let announcedAt: Instant
  /// Renewals that fall due from here on cost it.
  let effectiveFrom: Instant
  /// The first of them, where that is known.
  let firstCharge: Instant?
  let consent: PriceChange.Consent

  /// `nil` when nothing was announced, or nothing is to be charged anyway.
  init?(_ subscription: Subscription) {
    guard let change = subscription.priceChange, !subscription.state.isOver,
      subscription.autoRenews || change.consent == .refused
    else { return nil }
    price = change.price
    announcedAt = change.announcedAt
    effectiveFrom = change.effectiveFrom
    firstCharge = subscription.firstRenewalAtNewPrice
    consent = change.consent
  }
}
