import Entitlements
import NissanStore
import PhoneApp
import Scenarios
import VehicleCatalog
import WorldTime

/// The store of a case as a pure value, with its processor.
struct RulesStore {
  private var sandbox: SandboxStore
  private let kit: CaseKit

  init(_ scenario: ScenarioCase, _ kit: CaseKit) {
    self.kit = kit
    let numbers = SharedDice(CaseDice(seed: scenario.world.seed, "store of \(scenario.id)"))
    sandbox = SandboxStore(
      Store(
        selling: kit.offering, policy: scenario.world.policy,
        names: FreshNames { numbers.bytes($0) }))
  }

  /// - Throws: ``RulesRun/Stop/refused(_:)``.
  @discardableResult
  mutating func perform(
    _ command: StoreCommand, at now: Instant
  ) throws(RulesRun.Stop) -> StoreAnswer {
    do throws(StoreError) {
      return try sandbox.perform(command, at: now)
    } catch {
      switch error {
      case .refused(let refusal): throw .refused(refusal.name)
      case .failed(let failure): throw .otherwise("\(failure)")
      }
    }
  }

  /// Sells by another catalogue from now on.
  mutating func sell(by catalog: Catalog) { sandbox.store.offering = Offering(catalog) }

  var catalog: Catalog { sandbox.store.offering.catalog }
}

extension RulesStore {
  mutating func createAccount(
    _ name: String, in country: String, at now: Instant
  ) throws(RulesRun.Stop) -> AccountID {
    let form = AccountForm(
      email: "\(name)@example.com", name: name, country: country, language: .en)
    return try perform(.createAccount(form), at: now).account.id
  }

  /// The newest document of a vehicle; a new one when something changed.
  mutating func latestDocument(
    of vehicle: VIN, at now: Instant
  ) throws(RulesRun.Stop) -> EntitlementDocument? {
    try perform(.latestDocument(vehicle), at: now).document?.document
  }

  /// The whole way of a purchase, from the product to what it brings. One that stops on its way is
  /// dropped, unless the bank declined it.
  mutating func buy(
    _ step: BuyStep, for customer: Customer, at now: Instant
  ) throws(RulesRun.Stop) {
    let product = ProductID(rawValue: step.product)
    let listing = try perform(.look(.product(product, for: customer)), at: now).listing
    let request = PurchaseRequest(
      customer: customer, product: product,
      months: PurchaseFlow.months(for: listing, asked: step.months, hasCard: step.hasCard),
      autoRenew: step.autoRenew)
    let order = try perform(.begin(request), at: now).order
    do throws(RulesRun.Stop) {
      try lead(order, through: step, at: now)
    } catch {
      // An order that the bank declined or has not decided refuses to be dropped, and stays.
      _ = try? sandbox.perform(.abandon(order.id, by: order.account), at: now)
      throw error
    }
  }

  private mutating func lead(
    _ order: Order, through step: BuyStep, at now: Instant
  ) throws(RulesRun.Stop) {
    let account = try perform(.look(.account(order.account)), at: now).account
    if order.plan.needsPayment { try pay(order, step, account, at: now) }
    let terms = Terms.current(
      country: order.quote?.country ?? account.country, language: account.language)
    try perform(.acceptTerms(terms, for: order.id, by: account.id), at: now)
    try perform(.review(order.id, by: account.id), at: now)
    do throws(RulesRun.Stop) {
      try perform(.confirm(order.id, quote: order.quote?.id, by: account.id), at: now)
    } catch {
      guard error == .refused(StoreRefusalName.authenticationNeeded.rawValue) else { throw error }
      guard let answer = step.authentication else { throw .beyond }
      try perform(
        .authenticate(order.id, passed: answer == .accept, by: account.id), at: now)
    }
  }

  /// The address and the card.
  private mutating func pay(
    _ order: Order, _ step: BuyStep, _ account: Account, at now: Instant
  ) throws(RulesRun.Stop) {
    guard let country = kit.countries[account.country], let card = TestCard(rawValue: step.card)
    else { throw .beyond }
    let answers = CaseAnswers(country: country, card: card, authentication: nil, now: now) { _ in }
    guard let address = try? answers.address() else { throw .beyond }
    try perform(.saveAddress(address, for: order.id, by: account.id), at: now)
    try perform(
      .addCard(CaseAnswers.details(of: card, at: now), for: order.id, by: account.id), at: now)
  }

  /// Minor units of each receipt of an account; what was given back is below zero.
  mutating func amounts(
    of account: AccountID, at now: Instant
  ) throws(RulesRun.Stop) -> [Int] {
    try perform(.look(.receipts(account)), at: now).receipts.compactMap {
      $0.total.map { Int($0.minorUnits) }
    }
  }

  /// The newest subscription of an account to a product, for a vehicle.
  mutating func subscription(
    _ product: String, of vehicle: VIN, by account: AccountID, at now: Instant
  ) throws(RulesRun.Stop) -> Subscription? {
    try perform(.look(.subscriptions(account)), at: now).subscriptions.first {
      $0.product.rawValue == product && $0.vehicle == vehicle
    }
  }
}

extension BuyStep {
  fileprivate var hasCard: Bool { card != TestCard.none }
}
