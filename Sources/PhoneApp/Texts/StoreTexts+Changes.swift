package import NissanStore
package import VehicleCatalog
package import WorldTime

extension StoreTexts {
  /// When a pause begins and ends.
  package func pause(from begin: Instant, to end: Instant) -> String {
    self[.pauseSpan, ["begin": moment(begin), "end": moment(end)]]
  }

  /// Another price, when it is charged first, and what the customer can do about it.
  package func newPrice(
    _ price: Money, from moment: Instant, _ consent: PriceChange.Consent,
    of subscription: String
  ) -> String {
    let values = ["price": amount(price), "moment": self.moment(moment)]
    let named = values.merging(["id": subscription]) { known, _ in known }
    return switch consent {
    case .notNeeded: self[.newPriceFrom, values]
    case .given: self[.newPriceAgreed, values]
    case .awaited: self[.newPriceAwaited, named]
    case .refused: self[.newPriceRefused, named]
    }
  }

  /// What is to be known of one of several subscriptions.
  package func notice(_ text: String, of subscription: String) -> String {
    self[.notice, ["subscription": subscription, "text": text]]
  }
}
