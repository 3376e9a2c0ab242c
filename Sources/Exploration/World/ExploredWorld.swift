package import CarModel
package import NissanStore
package import VehicleCatalog
package import WorldTime

/// What does not change in an exploration: the car, what is sold for it, and how time is cut.
///
/// By default a period is two ticks long where its month has 28 days, so that its end falls exactly
/// on a tick; a lease ends between the second and the third tick after its issue, and a grace
/// between the third and the fourth after its period began.
///
/// A class, because it is handed on with every step and is large; nothing in it ever changes.
package final class ExploredWorld: Sendable {
  package let catalog: Catalog
  package let profile: VehicleProfile
  package let vin: VIN
  /// Another vehicle of the customer's, to which what was bought may move.
  let otherVIN: VIN
  package let service: Service
  /// The car has what the service needs.
  package let isSupported: Bool
  package let product: ProductID
  /// Of each paid period.
  package let months: Int
  /// What is sold, and the same with a higher price of the product.
  let offering: Offering
  let raisedOffering: Offering
  /// Of each period, VAT included.
  package let price: Money
  let raisedPrice: Money
  /// Of the pack that may take the product's place; `nil` where it is not sold.
  let packPrice: Money?
  package let policy: SubscriptionPolicy
  /// One step of time.
  package let tick: Period
  /// From a purchase to the beginning of what was bought.
  package let delay: Period
  /// A limit beyond time, in ignition cycles; what has one is not renewed.
  package let allowance: Allowance?
  /// What is wrong with the car until everything is healed.
  package let fault: CarFault?
  /// How often something may happen to the money; `nil` for no limit.
  package let actsMax: Int?
  package let breakage: Breakage?

  /// World time of the start: 2026-02-01T00:00:00Z.
  package static let start = Instant(milliseconds: 1_769_904_000_000)
  /// The driver's clock is set wrong by so much.
  package static let wallError = Period.days(42)
  /// What the customer asks for who asks for a pause.
  package static let pause = Period.days(28)
  /// After an event at a tick the car is also looked at so much later, when its work is done.
  package static let settling = Period.hours(1)
  /// What is bought, unless something else is asked for: monthly, without a free term.
  package static let productDefault: ProductID = "smart-alerts"
  /// With a battery behind its clock, and without.
  package static let profileDefault = "qashqai-j12b/2025/tekna"
  package static let profileWithoutBackup = "juke-f16b/2025/tekna"
  static let purchasesMax = 2
  /// What may take the product's place, and its period.
  static let pack: ProductID = "pack-safety"
  static let packMonths = 12

  /// - Throws: ``Refusal``.
  package init(
    _ catalog: Catalog, _ setting: WorldSetting, profile: VehicleProfile, vin: VIN,
    policy: SubscriptionPolicy = SubscriptionPolicy(), breaking breakage: Breakage? = nil
  ) throws(Refusal) {
    let product = setting.product
    guard let sold = catalog.product(product) else { throw .unknownProduct(product) }
    let offers = catalog.offers(sold, in: profile.market)
    guard sold.kind == .paid, let offer = offers.first(where: { $0.months == setting.months }),
      let granted = setting.service ?? sold.grants.first, sold.grants.contains(granted),
      let service = catalog.service(granted)
    else { throw .notSold(product, months: setting.months) }
    let found = catalog.compatibility(of: sold, with: profile, phone: nil, at: Self.start)
    if let unmet = found.unmet.first { throw .incompatible(product, why: unmet.sentence) }
    self.catalog = catalog
    self.profile = profile
    self.vin = vin
    otherVIN = Self.neighbour(of: vin)
    self.service = service
    isSupported =
      catalog.compatibility(of: granted, with: profile, phone: nil, at: Self.start).isCompatible
    self.product = product
    months = setting.months
    price = offer.price
    raisedPrice = Money(
      minorUnits: offer.price.minorUnits + 100, currency: offer.price.currency)
    let raised = catalog.repricing(product, months: setting.months, to: raisedPrice)
    offering = Offering(catalog)
    raisedOffering = Offering(raised ?? catalog)
    packPrice = catalog.product(Self.pack).flatMap { pack in
      catalog.offers(pack, in: profile.market).first { $0.months == Self.packMonths }?.price
    }
    self.policy = policy
    tick = setting.tick
    let delayed = setting.tick.milliseconds * Int64(setting.ticksBeforeStart)
    delay = .milliseconds(delayed)
    allowance = setting.allowance
    actsMax = setting.actsMax
    fault = setting.fault.map {
      CarFault(id: "from-the-start", kind: $0, service: granted, triggersLeft: nil, until: nil)
    }
    self.breakage = breakage
  }

  /// A vehicle of the next number.
  private static func neighbour(of vin: VIN) -> VIN {
    let last = vin.rawValue.last == "2" ? "3" : "2"
    do { return try VIN(vin.rawValue.dropLast() + last) } catch {
      preconditionFailure("a vehicle has a neighbour: \(error)")
    }
  }

  /// World time at a tick.
  package func instant(of tick: Int) -> Instant {
    Self.start.advanced(milliseconds: self.tick.milliseconds * Int64(tick))
  }
}

extension ExploredWorld {
  /// Why a world cannot be explored.
  package enum Refusal: Error, Hashable, Sendable {
    case unknownProduct(ProductID)
    /// The product is not sold for so many months at a price, or does not grant what is looked at.
    case notSold(ProductID, months: Int)
    /// The car cannot have it: the first unmet rule's sentence.
    case incompatible(ProductID, why: String)
  }
}
