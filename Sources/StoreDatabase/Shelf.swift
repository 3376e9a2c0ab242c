import NissanStore
import VehicleCatalog
import WorldTime

/// What the store shows one customer for one vehicle.
struct Shelf: Sendable {
  let account: Account
  let profile: VehicleProfile
  let phone: PhoneFacts?
  let holdings: Holdings

  func listing(
    of product: Product, _ catalog: Catalog, at now: Instant
  ) -> ProductListing {
    ProductListing(
      product: product, offers: catalog.offers(product, in: account.country),
      compatibility: catalog.compatibility(of: product, with: profile, phone: phone, at: now),
      ownership: holdings.ownership(of: product.id),
      isTrialOpen: product.trial != nil && !holdings.hadTrial(of: product.id))
  }

  /// What the vehicle gets: all that the product grants, less what is optional and cannot work
  /// in it.
  func services(
    of product: Product, _ catalog: Catalog, at now: Instant
  ) -> [ServiceID] {
    product.grants.filter { service in
      !product.optional.contains(service)
        || catalog.compatibility(of: service, with: profile, phone: phone, at: now).isCompatible
    }
  }
}
