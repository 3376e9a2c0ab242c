package import VehicleCatalog

/// Who asks, for which of their vehicles, on which phone.
package struct Customer: Hashable, Sendable {
  package let account: AccountID
  package let vehicle: VIN
  /// `nil` asks about the vehicle alone.
  package let phone: PhoneFacts?

  package init(account: AccountID, vehicle: VIN, phone: PhoneFacts?) {
    self.account = account
    self.vehicle = vehicle
    self.phone = phone
  }
}

/// A product as one customer sees it.
package struct ProductListing: Hashable, Sendable {
  package let product: Product
  /// In the customer's country, shortest period first; empty for what costs nothing and for what
  /// is not sold there.
  package let offers: [Offer]
  package let compatibility: Compatibility
  /// Whether the vehicle has it already.
  package let ownership: Ownership

  /// How a vehicle has a product.
  package enum Ownership: Hashable, Sendable {
    case none
    /// A free product, taken once and for all.
    case endless(OrderID)
    case subscribed(Subscription)
    /// Other products give all that this one would; never empty.
    case covered(by: [ProductID])
  }

  /// Its free term is still to be had for this vehicle.
  package let isTrialOpen: Bool
  /// The other periods, in months, that the customer can change to now; empty when the vehicle
  /// does not have it, or has it otherwise.
  package let periodChanges: [Int]
  /// By months of an offer that can be bought: what is taken off its first period now, because what
  /// it takes the place of is paid for already.
  package let credits: [Int: [PriceLine]]

  package init(
    product: Product, offers: [Offer], compatibility: Compatibility, ownership: Ownership,
    isTrialOpen: Bool, periodChanges: [Int] = [], credits: [Int: [PriceLine]] = [:]
  ) {
    self.periodChanges = periodChanges
    self.credits = credits
    self.product = product
    self.offers = offers
    self.compatibility = compatibility
    self.ownership = ownership
    self.isTrialOpen = isTrialOpen
  }
}

/// What a customer wants to buy.
package struct PurchaseRequest: Hashable, Sendable {
  package let customer: Customer
  package let product: ProductID
  /// The period, one of those on offer. `nil` is the shortest; for a product that still has its
  /// free term it is that term alone, without a card.
  package let months: Int?
  /// `false` buys one fixed term.
  package let autoRenew: Bool

  package init(customer: Customer, product: ProductID, months: Int?, autoRenew: Bool = true) {
    self.customer = customer
    self.product = product
    self.months = months
    self.autoRenew = autoRenew
  }
}

/// A confirmed purchase.
package struct Purchase: Hashable, Sendable {
  package let order: Order
  package let receipt: Receipt
  /// `nil` for a free product.
  package let subscription: Subscription?

  package init(order: Order, receipt: Receipt, subscription: Subscription?) {
    self.order = order
    self.receipt = receipt
    self.subscription = subscription
  }
}
