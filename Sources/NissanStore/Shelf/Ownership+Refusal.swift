package import VehicleCatalog

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
