import NissanStore
import PhoneApp
import Scenarios
import StoreStorage
import VehicleCatalog
import WorldTime

/// Steps between phone and store.
extension CaseRun {
  func buy(_ step: BuyStep) async throws(StepProblem) {
    let (phone, vin) = (try phone(step.actors), try car(step.actors))
    let (customer, account) = try await customer(phone, vin)
    let card = try Self.card(step.card)
    guard let country = kit.catalog.country(account.country) else {
      throw .broken("the catalogue has no country ‘\(account.country)’")
    }
    var answers = CaseAnswers(
      country: country, card: card, expires: step.expires, authentication: step.authentication,
      now: now
    ) { self.used($0) }
    if let price = step.priceMeanwhile {
      let dearer = try memory.catalog.repriced(
        PriceStep(product: step.product, months: step.months, price: price), in: country.code)
      answers.meanwhile = { [memory] in memory.sell(by: dearer) }
    }
    let flow = PurchaseFlow(store: store.store, account: account, at: now)
    let product = ProductID(rawValue: step.product)
    try await StepProblem.ofPhone { [now, store] () async throws(PhoneError) in
      if try await flow.completeUnanswered(product, of: vin, with: answers) != nil { return }
      let listing = try await PhoneError.ofStore { () async throws(StoreError) in
        try await store.arm(step.payment, at: now)
        return try await store.store.product(product, for: customer, at: now)
      }
      let request = PurchaseRequest(
        customer: customer, product: product,
        months: PurchaseFlow.months(for: listing, asked: step.months, hasCard: card != nil),
        autoRenew: step.autoRenew)
      _ = try await flow.buy(request, with: answers)
    }
    try await fetch(for: vin, on: phone)
    if step.delivers { try await deliver(phone, to: vin) }
  }

  /// What runs is held against the new price at once.
  func price(_ step: PriceStep) async throws(StepProblem) {
    let phone = try phone(Actors(phone: step.phone))
    memory.sell(by: try memory.catalog.repriced(step, in: phone.country))
    try await StepProblem.ofStore { [now, store] () async throws(StoreError) in
      try await store.store.catchUp(to: now)
    }
  }

  /// Whoever has the phone, as the store knows them.
  private func customer(
    _ phone: ScenarioPhone, _ vin: VIN
  ) async throws(StepProblem) -> (customer: Customer, account: Account) {
    guard let bond = phone.bond(with: vin) else {
      throw .refused("not_paired", "phone ‘\(phone.name)’ is not paired with \(vin)")
    }
    let store = store.store
    return try await StepProblem.ofPhone { [now] () async throws(PhoneError) in
      let account = try await PhoneError.ofStore { () async throws(StoreError) in
        try await store.account(phone.account)
      }
      return try await store.customer(account, of: bond, on: phone.identity, at: now)
    }
  }
}

/// Steps that change a subscription.
extension CaseRun {
  func change(_ step: SubscriptionStep) async throws(StepProblem) {
    let (phone, vin) = (try phone(step.actors), try car(step.actors))
    let subscription = try await newest(step.product, of: vin, phone)
    guard let subscription else {
      // What is free has an order and no subscription.
      return try await withdrawFree(step, phone, vin)
    }
    var told = [vin]
    if case .transfer(let name) = step.act { told.append(try car(named: name)) }
    let target = told.last ?? vin
    let store = store.store
    try await StepProblem.ofStore { [now] () async throws(StoreError) in
      try await step.act.ask(
        store, subscription,
        of: Customer(account: phone.account, vehicle: target, phone: phone.identity.facts), at: now)
    }
    for vin in told { try await fetch(for: vin, on: phone) }
  }

  /// The newest subscription of a phone's account to a product, for a vehicle.
  func newest(
    _ product: String, of vin: VIN, _ phone: ScenarioPhone
  ) async throws(StepProblem) -> Subscription? {
    let store = store.store
    let all = try await StepProblem.ofStore { [now] () async throws(StoreError) in
      try await store.subscriptions(of: phone.account, at: now)
    }
    return all.first { $0.product.rawValue == product && $0.vehicle == vin }
  }

  private func withdrawFree(
    _ step: SubscriptionStep, _ phone: ScenarioPhone, _ vin: VIN
  ) async throws(StepProblem) {
    let store = store.store
    let orders = try await StepProblem.ofStore { [now] () async throws(StoreError) in
      try await store.orders(of: phone.account, at: now)
    }
    let order = orders.first { $0.product.rawValue == step.product && $0.vehicle == vin }
    guard let order, case .withdraw = step.act else {
      throw .refused(
        "subscription_unknown", "there is no subscription to \(step.product) for \(vin)")
    }
    try await StepProblem.ofStore { [now] () async throws(StoreError) in
      try await Self.withdraw(from: order.id, phone.account, store, at: now)
    }
    try await fetch(for: vin, on: phone)
  }

  fileprivate static func withdraw(
    from order: OrderID, _ account: AccountID, _ store: any StoreBackOffice, at now: Instant
  ) async throws(StoreError) {
    let statement = try await store.openWithdrawal(from: order, by: account, at: now)
    _ = try await store.withdraw(from: order, confirming: statement, by: account, at: now)
  }
}

extension SubscriptionStep.Act {
  /// Asks the store for it; a transfer goes to the customer's vehicle.
  fileprivate func ask(
    _ store: any StoreBackOffice, _ subscription: Subscription, of customer: Customer,
    at now: Instant
  ) async throws(StoreError) {
    let (id, account) = (subscription.id, customer.account)
    switch self {
    case .cancel: _ = try await store.setAutoRenew(false, of: id, by: account, at: now)
    case .resume:
      _ = try await store.resume(id, isAuthenticated: true, by: account, at: now)
    case .acceptPrice, .refusePrice:
      _ = try await store.answerPriceChange(
        of: id, agrees: self == .acceptPrice, isAuthenticated: true, by: account, at: now)
    case .refund: _ = try await store.refund(id, by: account, at: now)
    case .withdraw:
      try await CaseRun.withdraw(from: subscription.order, account, store, at: now)
    case .pause(let length): _ = try await store.pause(id, for: length, by: account, at: now)
    case .transfer: _ = try await store.transfer(id, to: customer, at: now)
    }
  }
}
