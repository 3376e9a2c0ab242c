package import VehicleCatalog

extension ProductListing {
  /// Why it cannot be bought at a period; `nil` when it can, also as another period of what runs.
  func refusal(each months: Int?) -> StoreRefusal? {
    let isChange = months.map(periodChanges.contains) ?? false
    return isChange ? nil : ownership.refusal(of: product)
  }

  /// What a purchase at this period would take the place of.
  func changed(each months: Int?) -> SubscriptionID? {
    guard let months, periodChanges.contains(months), case .subscribed(let current) = ownership
    else { return nil }
    return current.id
  }
}

extension ProductListing.Ownership {
  /// Why a product cannot be bought for a vehicle that has it so; `nil` when it can. What is sold
  /// once can be bought again and again, also on top of what gives the same.
  package func refusal(of product: Product) -> StoreRefusal? {
    guard product.oneOff == nil else { return nil }
    return switch self {
    case .none: nil
    case .covered(let others): .alreadyOwned(product.id, through: others)
    case .endless, .subscribed: .alreadyOwned(product.id)
    }
  }
}
