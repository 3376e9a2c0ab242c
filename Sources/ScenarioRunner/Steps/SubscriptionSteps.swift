import NissanStore
import PhoneApp
import Scenarios
import VehicleCatalog
import WorldTime

extension SubscriptionStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) {
    let (phone, vin) = (try run.phone(actors), try run.car(actors))
    guard let subscription = try await run.subscription(product, of: vin, phone) else {
      // What is free has an order and no subscription.
      return try await withdrawFree(in: run, phone, vin)
    }
    let target = act == .transfer ? try run.car(named: target) : vin
    let customer = Customer(
      account: phone.account, vehicle: target, phone: phone.identity.facts)
    try await run.ofStore { store, now throws(StoreError) in
      try await ask(store, subscription, of: customer, at: now)
    }
    for vin in target == vin ? [vin] : [vin, target] { try await run.fetch(for: vin, on: phone) }
  }

  /// Asks the store for it; a transfer goes to the customer's vehicle.
  private func ask(
    _ store: any StoreBackOffice, _ subscription: Subscription, of customer: Customer,
    at now: Instant
  ) async throws(StoreError) {
    let (id, account) = (subscription.id, customer.account)
    switch act {
    case .cancel: _ = try await store.setAutoRenew(false, of: id, by: account, at: now)
    case .resume: _ = try await store.resume(id, isAuthenticated: true, by: account, at: now)
    case .refund: _ = try await store.refund(id, by: account, at: now)
    case .withdraw: try await Self.withdraw(from: subscription.order, account, store, at: now)
    case .pause: _ = try await store.pause(id, for: length, by: account, at: now)
    case .transfer: _ = try await store.transfer(id, to: customer, at: now)
    }
  }

  private func withdrawFree(
    in run: CaseRun, _ phone: ScenarioPhone, _ vin: VIN
  ) async throws(StepFailure) {
    let orders = try await run.ofStore { store, now throws(StoreError) in
      try await store.orders(of: phone.account, at: now)
    }
    let order = orders.first { $0.product.rawValue == product && $0.vehicle == vin }
    guard let order, act == .withdraw else { throw .noSubscription(to: product, for: vin) }
    try await run.ofStore { store, now throws(StoreError) in
      try await Self.withdraw(from: order.id, phone.account, store, at: now)
    }
    try await run.fetch(for: vin, on: phone)
  }

  private static func withdraw(
    from order: OrderID, _ account: AccountID, _ store: any StoreBackOffice, at now: Instant
  ) async throws(StoreError) {
    let statement = try await store.openWithdrawal(from: order, by: account, at: now)
    _ = try await store.withdraw(from: order, confirming: statement, by: account, at: now)
  }
}

extension PriceAnswerStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) {
    let (phone, vin) = (try run.phone(actors), try run.car(actors))
    guard let subscription = try await run.subscription(product, of: vin, phone) else {
      throw .noSubscription(to: product, for: vin)
    }
    try await run.ofStore { store, now throws(StoreError) in
      _ = try await store.answerPriceChange(
        of: subscription.id, agrees: agrees, isAuthenticated: true, by: phone.account, at: now)
    }
    try await run.fetch(for: vin, on: phone)
  }
}

extension PayWithStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) {
    let (phone, vin) = (try run.phone(actors), try run.car(actors))
    guard let card = try CaseRun.card(card) else {
      throw .refused("card_missing", "‘\(card)’ is no card that could pay")
    }
    let subscription = try await run.subscriptions(product, of: vin, phone).first
    guard let method = subscription?.billing?.paymentMethod else {
      throw .refused(
        "subscription_unknown", "no subscription to \(product) for \(vin) is paid with a card")
    }
    run.used(card)
    try await run.ofStore { store, now throws(StoreError) in
      _ = try await store.replaceCard(
        of: method, with: CaseAnswers.details(of: card, expires: expires, at: now),
        isAuthenticated: authentication == .accept, by: phone.account, at: now)
    }
    try await run.fetch(for: vin, on: phone)
  }
}

extension CaseRun {
  /// The subscriptions of a phone's account to a product, for a vehicle; newest first.
  func subscriptions(
    _ product: String, of vin: VIN, _ phone: ScenarioPhone
  ) async throws(StepFailure) -> [Subscription] {
    let all = try await ofStore { store, now throws(StoreError) in
      try await store.subscriptions(of: phone.account, at: now)
    }
    return all.filter { $0.product.rawValue == product && $0.vehicle == vin }
  }

  /// The newest that is not over, or else the newest.
  fileprivate func subscription(
    _ product: String, of vin: VIN, _ phone: ScenarioPhone
  ) async throws(StepFailure) -> Subscription? {
    let all = try await subscriptions(product, of: vin, phone)
    return all.first { !$0.state.isOver } ?? all.first
  }

  /// Asks the store as it is opened now, at the time of the world.
  func ofStore<Value>(
    _ body: (any StoreBackOffice, Instant) async throws(StoreError) -> Value
  ) async throws(StepFailure) -> Value {
    let (store, now) = (store.store, now)
    return try await StepFailure.ofStore { () async throws(StoreError) in
      try await body(store, now)
    }
  }
}

extension StepFailure {
  static func noSubscription(to product: String, for vin: VIN) -> Self {
    .refused("subscription_unknown", "there is no subscription to \(product) for \(vin)")
  }
}
