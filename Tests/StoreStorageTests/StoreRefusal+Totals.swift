import NissanStore
import VehicleCatalog

extension StoreRefusal {
  /// What was due before the price changed, and what is now.
  var totals: [Money]? {
    guard case .priceChanged(let from, let to) = self else { return nil }
    return [from.total, to.total]
  }
}
