package import NissanStore
package import VehicleCatalog
package import WorldTime

/// What does not change in an exploration: the car, what is sold for it, and how time is cut.
///
/// A period is two ticks long where its month has 28 days, so that its end falls exactly on a tick;
/// a lease ends between the second and the third tick after its issue, and a grace between the
/// third and the fourth after its period began.
package struct ExploredWorld: Sendable {
  package let catalog: Catalog
  package let profile: VehicleProfile
  package let vin: VIN
  package let service: Service
  package let product: ProductID
  /// Of each period, VAT included.
  package let price: Money
  package let policy: SubscriptionPolicy
  package let breakage: Breakage?

  /// World time of the start: 2026-02-01T00:00:00Z.
  package static let start = Instant(milliseconds: 1_769_904_000_000)
  /// One step of time.
  package static let tick = Period.days(14)
  /// The driver's clock is set wrong by so many ticks.
  package static let wallTicks = 3
  /// After an event at a tick the car is also looked at so much later, when its work is done.
  package static let settling = Period.hours(1)
  /// What is bought, unless something else is asked for: monthly, without a free term.
  package static let productDefault: ProductID = "smart-alerts"
  /// With a battery behind its clock, and without.
  package static let profileDefault = "qashqai-j12b/2025/tekna"
  package static let profileWithoutBackup = "juke-f16b/2025/tekna"
  static let purchasesMax = 2

  /// World time at a tick.
  package static func instant(of tick: Int) -> Instant {
    start.advanced(milliseconds: Self.tick.milliseconds * Int64(tick))
  }
}

extension ExploredWorld {
  /// Why a world cannot be explored.
  package enum Refusal: Error, Hashable, Sendable {
    case unknownProduct(ProductID)
    /// The product is not sold by the month for a price.
    case notMonthly(ProductID)
    /// The car cannot have it: the first unmet rule's sentence.
    case incompatible(ProductID, why: String)
  }

  /// - Throws: ``Refusal``.
  package init(
    _ catalog: Catalog, profile: VehicleProfile, vin: VIN,
    product: ProductID = Self.productDefault, policy: SubscriptionPolicy = SubscriptionPolicy(),
    breaking breakage: Breakage? = nil
  ) throws(Refusal) {
    guard let sold = catalog.product(product) else { throw .unknownProduct(product) }
    let offers = catalog.offers(sold, in: profile.market)
    guard sold.kind == .paid, let monthly = offers.first(where: { $0.months == 1 }),
      let granted = sold.grants.first, let service = catalog.service(granted)
    else { throw .notMonthly(product) }
    let found = catalog.compatibility(of: sold, with: profile, phone: nil, at: Self.start)
    if let unmet = found.unmet.first { throw .incompatible(product, why: unmet.sentence) }
    self.catalog = catalog
    self.profile = profile
    self.vin = vin
    self.service = service
    self.product = product
    price = monthly.price
    self.policy = policy
    self.breakage = breakage
  }
}
