@testable import NissanStore
import VehicleCatalog
import WorldTime

extension Quote {
  /// Smart Alerts by the month; `due` is what the first one costs, where it is another amount.
  static func monthly(
    _ minorUnits: Int64, _ currency: String = "EUR", due: Int64? = nil, in country: String = "FR",
    vat: Int = 2_000
  ) -> Quote {
    let first = Money(minorUnits: due ?? minorUnits, currency: currency)
    return Quote(
      id: QuoteID(rawValue: "q"), country: country,
      lines: [PriceLine(product: "smart-alerts", amount: first, vatBasisPoints: vat)],
      price: Money(minorUnits: minorUnits, currency: currency), vatBasisPoints: vat,
      period: .months(1), trial: .zero, renews: true, illustrative: true, quotedAt: .opening,
      expiresAt: .opening)
  }
}
