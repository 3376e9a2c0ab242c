import CarModel
import Entitlements
import NissanStore
import PhoneApp
import Scenarios
import VehicleCatalog
import WorldTime

/// The store of a case in memory: the machines are the ones that the store runs, and every card
/// pays.
///
/// What its database does beside them is left out: one purchase that takes another's place, two
/// owners of one car. A case that comes to that is not for the rules alone.
struct RulesStore {
  private let catalog: Catalog
  private let countries: [String: Country]
  private let policy: SubscriptionPolicy
  private var books: [VIN: Book] = [:]
  private var owners: [VIN: AccountID] = [:]
  private(set) var purchases: [Purchase] = []
  /// What was charged, in the order of the charges; the zero of a free term too.
  private(set) var charges: [(account: AccountID, amount: Money)] = []

  struct Purchase {
    let order: Order
    var subscription: Subscription?
  }

  /// What was issued for one vehicle.
  private struct Book {
    var issues = IssueBook()
    var newest: EntitlementDocument?
  }

  init(_ kit: CaseKit, _ policy: SubscriptionPolicy) {
    catalog = kit.catalog
    countries = kit.countries
    self.policy = policy
  }
}

// MARK: - Time

extension RulesStore {
  /// Everything that fell due, in due order and each at its own instant.
  mutating func catchUp(to now: Instant) throws(RulesRun.Stop) {
    while let next = nextDue(notAfter: now) {
      do {
        switch next.due {
        case .over(let event):
          try purchases[next.index].subscription?.apply(event, at: next.at)
        case .charge: try renew(next.index, at: next.at)
        }
      } catch {
        throw .otherwise("\(error)")
      }
    }
  }

  private func nextDue(
    notAfter now: Instant
  ) -> (index: Int, at: Instant, due: Subscription.Due)? {
    purchases.indices.compactMap { index in
      purchases[index].subscription?.nextDue(policy).map { (index, $0.at, $0.due) }
    }.filter { $0.1 <= now }.min { $0.1 < $1.1 }
  }

  private mutating func renew(_ index: Int, at instant: Instant) throws {
    guard let known = purchases[index].subscription,
      let billing = known.billing(forChargeAt: instant)
    else { throw RulesRun.Stop.beyond }
    charges.append((known.account, known.renewalLine(billing).amount))
    try purchases[index].subscription?.charged(approved: true, at: instant)
  }
}

// MARK: - Documents

extension RulesStore {
  /// - Throws: ``RulesRun/Stop/beyond`` for a second owner.
  mutating func link(_ vehicle: VIN, to account: AccountID) throws(RulesRun.Stop) {
    guard owners[vehicle, default: account] == account else { throw .beyond }
    owners[vehicle] = account
  }

  /// The newest document of a vehicle; a new one when something changed.
  mutating func latestDocument(
    of vehicle: VIN, at now: Instant
  ) throws(RulesRun.Stop) -> EntitlementDocument? {
    try catchUp(to: now)
    let rights = purchases.filter { $0.order.vehicle == vehicle }.flatMap { purchase in
      purchase.subscription.map { purchase.order.entitlements(of: $0, policy) }
        ?? purchase.order.endlessEntitlements
    }
    var book = books[vehicle] ?? Book()
    if let entries = book.issues.issue(rights, at: now) {
      let issuedAt = book.issues.issuedAt
      book.newest = EntitlementDocument(
        issuer: "nissan-store", vehicle: vehicle, version: book.issues.version,
        issuedAt: issuedAt, leaseUntil: issuedAt.adding(EntitlementDocument.leaseDefault),
        id: "document-\(book.issues.version)", entitlements: entries)
      books[vehicle] = book
    }
    return book.newest
  }

  mutating func acknowledge(_ version: Int, by vehicle: VIN) {
    books[vehicle]?.issues.acknowledge(version)
  }
}

// MARK: - Purchases

extension RulesStore {
  /// The whole way of a purchase, from the product to what it brings.
  mutating func buy(
    _ step: BuyStep, for car: RulesCar, by phone: RulesPhone, at now: Instant
  ) throws(RulesRun.Stop) {
    try catchUp(to: now)
    do {
      purchases.append(try purchase(step, for: car, by: phone, at: now))
    } catch let stop as RulesRun.Stop {
      throw stop
    } catch {
      throw .otherwise("refused: \(error)")
    }
  }

  private mutating func purchase(
    _ step: BuyStep, for car: RulesCar, by phone: RulesPhone, at now: Instant
  ) throws -> Purchase {
    guard let product = catalog.product(ProductID(rawValue: step.product)) else {
      throw RulesRun.Stop.beyond
    }
    let shelf = Shelf(
      account: phone.account, profile: car.vehicle.profile, phone: phone.identity.facts,
      holdings: holdings(of: car.vin))
    let listing = shelf.listing(of: product, catalog, at: now)
    if let unmet = listing.compatibility.unmet.first {
      throw RulesRun.Stop.otherwise(unmet.sentence)
    }
    if let refusal = listing.ownership.refusal(of: product) { throw refusal }
    let choice = Pricing.Choice(
      product: product, offers: listing.offers, country: phone.account.country)
    let plan = try Pricing.plan(
      for: choice, request(step, listing, car, phone),
      services: shelf.services(of: product, catalog, at: now), isTrialOpen: listing.isTrialOpen)
    guard shelf.holdings.replaced(by: plan.services, of: phone.account.id).isEmpty else {
      throw RulesRun.Stop.beyond
    }
    let id = OrderID(rawValue: "order-\(purchases.count + 1)")
    var order = try Order(
      Order.Beginning(
        id: id, account: phone.account.id, vehicle: car.vin, product: product.id, plan: plan,
        at: now))
    if plan.needsPayment { try fill(&order, choice, hasCard: step.hasCard, at: now) }
    try order.accept(
      Terms.current(country: phone.account.country, language: phone.account.language), at: now)
    try order.review(at: now)
    try order.confirm(at: now)
    if plan.needsPayment { try order.charged(.approved, at: now) }
    if let total = order.quote?.total { charges.append((order.account, total)) }
    return Purchase(
      order: order,
      subscription: try order.subscription(
        SubscriptionID(rawValue: "subscription-of-\(id)"), startingAt: order.stateSince))
  }

  private func request(
    _ step: BuyStep, _ listing: ProductListing, _ car: RulesCar, _ phone: RulesPhone
  ) -> PurchaseRequest {
    PurchaseRequest(
      customer: Customer(
        account: phone.account.id, vehicle: car.vin, phone: phone.identity.facts),
      product: listing.product.id,
      months: PurchaseFlow.months(for: listing, asked: step.months, hasCard: step.hasCard),
      autoRenew: step.autoRenew)
  }

  /// The price, the address and the card.
  private func fill(
    _ order: inout Order, _ choice: Pricing.Choice, hasCard: Bool, at now: Instant
  ) throws {
    guard hasCard, let country = countries[choice.country] else { throw RulesRun.Stop.beyond }
    try order.freeze(
      Pricing.quote(QuoteID(rawValue: "quote-of-\(order.id)"), for: order.plan, choice, at: now),
      at: now)
    let answers = CaseAnswers(country: country, card: .approved, authentication: nil, now: now) {
      _ in
    }
    guard case .valid(let address) = AddressCheck.check(try answers.address(), countries: countries)
    else { throw RulesRun.Stop.beyond }
    try order.save(address, repricedAs: nil, at: now)
    try order.choose(PaymentMethodID(rawValue: "card"), at: now)
  }

  /// Every card pays, so that a receipt is only needed for what would be credited.
  private func holdings(of vehicle: VIN) -> Holdings {
    let own = purchases.filter { $0.order.vehicle == vehicle }
    return Holdings(
      orders: own.map(\.order), subscriptions: own.compactMap(\.subscription)
    ) { _ in [] }
  }

  /// Switches a renewal off.
  mutating func cancel(
    _ product: String, of vehicle: VIN, by account: AccountID, at now: Instant
  ) throws(RulesRun.Stop) {
    try catchUp(to: now)
    guard let index = newest(product, of: vehicle, by: account) else { throw .beyond }
    do {
      try purchases[index].subscription?.apply(.autoRenewOff, at: now)
    } catch {
      throw .otherwise("refused: \(error)")
    }
  }

  /// The newest subscription of an account to a product, for a vehicle.
  func subscription(
    _ product: String, of vehicle: VIN, by account: AccountID
  ) -> Subscription? {
    newest(product, of: vehicle, by: account).flatMap { purchases[$0].subscription }
  }

  private func newest(_ product: String, of vehicle: VIN, by account: AccountID) -> Int? {
    purchases.lastIndex {
      $0.order.product.rawValue == product && $0.order.vehicle == vehicle
        && $0.order.account == account && $0.subscription != nil
    }
  }
}

extension BuyStep {
  fileprivate var hasCard: Bool { card != TestCard.none }
}
