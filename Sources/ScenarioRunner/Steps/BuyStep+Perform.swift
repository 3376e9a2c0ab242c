import NissanStore
import PhoneApp
import Scenarios
import StoreStorage
import VehicleCatalog

extension BuyStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) {
    let (phone, vin) = (try run.phone(actors), try run.car(actors))
    let (customer, account) = try await run.customer(phone, vin)
    let card = try CaseRun.card(card)
    guard let country = run.kit.catalog.country(account.country) else {
      throw .broken("the catalogue has no country ‘\(account.country)’")
    }
    var answers = CaseAnswers(
      country: country, card: card, expires: expires, authentication: authentication, now: run.now
    ) { run.used($0) }
    if let priceMeanwhile {
      let dearer = try run.memory.catalog.repriced(
        product, months: months, to: priceMeanwhile, in: country.code)
      answers.meanwhile = { [memory = run.memory] in memory.sell(by: dearer) }
    }
    let flow = PurchaseFlow(store: run.store.store, account: account, at: run.now)
    let id = ProductID(rawValue: product)
    try await StepFailure.ofPhone {
      [now = run.now, store = run.store] () async throws(PhoneError) in
      if try await flow.completeUnanswered(id, of: vin, with: answers) != nil { return }
      let listing = try await PhoneError.ofStore { () async throws(StoreError) in
        try await store.arm(payment, at: now)
        return try await store.store.product(id, for: customer, at: now)
      }
      let request = PurchaseRequest(
        customer: customer, product: id,
        months: PurchaseFlow.months(for: listing, asked: months, hasCard: card != nil),
        autoRenew: autoRenew)
      _ = try await flow.buy(request, with: answers)
    }
    try await run.fetch(for: vin, on: phone)
    if delivers { try await run.deliver(phone, to: vin) }
  }
}

extension CaseRun {
  /// Whoever has the phone, as the store knows them.
  func customer(
    _ phone: ScenarioPhone, _ vin: VIN
  ) async throws(StepFailure) -> (customer: Customer, account: Account) {
    let bond = try phone.paired(with: vin)
    let store = store.store
    return try await StepFailure.ofPhone { [now] () async throws(PhoneError) in
      let account = try await PhoneError.ofStore { () async throws(StoreError) in
        try await store.account(phone.account)
      }
      return try await store.customer(account, of: bond, on: phone.identity, at: now)
    }
  }

  /// The card of a name; `nil` for none at all.
  static func card(_ name: String) throws(StepFailure) -> TestCard? {
    if name == TestCard.none { return nil }
    guard let card = TestCard(rawValue: name) else { throw .broken("there is no card ‘\(name)’") }
    return card
  }
}
