import NissanStore
import PhoneApp
import Scenarios
import VehicleCatalog
import WorldTime

extension ExpectedStore {
  /// Holds the store to it.
  ///
  /// - Throws: ``StepFailure/unmet(expected:found:)`` when anything is otherwise.
  func check(in run: CaseRun, _ actors: Actors) async throws(StepFailure) {
    guard self != ExpectedStore() else { return }
    let (phone, vin) = (try run.phone(actors), try run.car(actors))
    var table = LookTable()
    if charged != nil || charges != nil { try await checkCharges(run, phone, &table) }
    if let subscription {
      let found = try await run.subscriptions(subscription.product, of: vin, phone).first
      table.compare(subscription, found)
    }
    if let order {
      let found = try await run.orders(order.product, of: vin, phone).first
      table.compare("order \(order.product)", order.state, found?.state.description ?? "none")
    }
    if let receipt { try await check(receipt, run, vin, phone, &table) }
    if let notice { try await check(notice, run, vin, phone, &table) }
    if let listing { try await check(listing, run, vin, phone, &table) }
    try table.judge()
  }

  private func checkCharges(
    _ run: CaseRun, _ phone: ScenarioPhone, _ table: inout LookTable
  ) async throws(StepFailure) {
    let receipts = try await run.receipts(of: phone)
    let amounts = receipts.compactMap { $0.total.map { Int($0.minorUnits) } }
    table.compare("charged", charged, amounts.reduce(0, +))
    table.compare("charges", charges, amounts.filter { $0 > 0 }.count)
    run.compareReceipts(&table)
  }

  private func check(
    _ expected: ExpectedReceipt, _ run: CaseRun, _ vin: VIN, _ phone: ScenarioPhone,
    _ table: inout LookTable
  ) async throws(StepFailure) {
    let orders = Set(try await run.orders(expected.product, of: vin, phone).map(\.id))
    let newest = try await run.receipts(of: phone).first { orders.contains($0.order) }
    guard let receipt = newest else {
      throw .unmet(
        expected: "a receipt for \(expected.product)", found: "there is none for \(vin)")
    }
    table.compare("total", expected.total, receipt.total.map { Int($0.minorUnits) } ?? 0)
    table.compare("vat", expected.vat, receipt.vatTotal.map { Int($0.minorUnits) } ?? 0)
    table.compare("validUntil", expected.validUntil, ExpectedInstant(receipt.validUntil))
    table.compare("credit", expected.credit, receipt.credit?.reason.rawValue ?? "none")
  }

  private func check(
    _ expected: ExpectedNotice, _ run: CaseRun, _ vin: VIN, _ phone: ScenarioPhone,
    _ table: inout LookTable
  ) async throws(StepFailure) {
    guard let subscription = try await run.subscriptions(expected.product, of: vin, phone).first
    else { throw .noSubscription(to: expected.product, for: vin) }
    let outlook = try await run.ofStore { store, now throws(StoreError) in
      try await store.outlooks(of: phone.account, at: now)
    }[subscription.id]
    let change = subscription.priceChange
    table.compare(
      "price", expected.price.map { $0.map(String.init) ?? "none" },
      change.map { "\($0.price.minorUnits)" } ?? "none")
    table.compare(
      "chargedFrom", expected.chargedFrom, ExpectedInstant(subscription.firstRenewalAtNewPrice))
    table.compare("answer", expected.answer, change?.consent.rawValue ?? "none")
    let overdue = outlook?.overdue
    table.compare("retryAt", expected.retryAt, ExpectedInstant(overdue?.retryAt))
    table.compare("graceUntil", expected.graceUntil, ExpectedInstant(overdue?.graceUntil))
    table.compare("holdUntil", expected.holdUntil, ExpectedInstant(overdue?.holdUntil))
    table.compare("cardExpires", expected.cardExpires, outlook?.expiringCard != nil)
  }

  private func check(
    _ expected: ExpectedListing, _ run: CaseRun, _ vin: VIN, _ phone: ScenarioPhone,
    _ table: inout LookTable
  ) async throws(StepFailure) {
    let id = ProductID(rawValue: expected.product)
    let (customer, _) = try await run.customer(phone, vin)
    let listing = try await run.ofStore { store, now throws(StoreError) in
      try await store.product(id, for: customer, at: now)
    }
    if let refusal = expected.refusal {
      table.compare("refusal", refusal, try await run.refusal(of: id, to: customer) ?? "none")
    }
    table.compare(
      "unmet", expected.unmet.map(\.words), listing.compatibility.rules.words)
    table.compare("months", expected.months.map(\.words), listing.offers.map(\.months).words)
    table.compare(
      "price", expected.price, listing.offers.first.map { Int($0.price.minorUnits) } ?? 0)
    table.compare("trial", expected.trial, listing.isTrialOpen)
  }
}

extension LookTable {
  fileprivate mutating func compare(_ expected: ExpectedSubscription, _ found: Subscription?) {
    compare(
      "subscription \(expected.product)", expected.state, found?.state.description ?? "none")
    compare(
      "decline of \(expected.product)", expected.declined?.rawValue,
      found?.lastDecline?.rawValue ?? "none")
  }
}

extension CaseRun {
  /// The orders of a phone's account of a product, for a vehicle; newest first.
  fileprivate func orders(
    _ product: String, of vin: VIN, _ phone: ScenarioPhone
  ) async throws(StepFailure) -> [Order] {
    let all = try await ofStore { store, now throws(StoreError) in
      try await store.orders(of: phone.account, at: now)
    }
    return all.filter { $0.product.rawValue == product && $0.vehicle == vin }
  }

  /// The receipts of a phone's account, newest first.
  fileprivate func receipts(of phone: ScenarioPhone) async throws(StepFailure) -> [Receipt] {
    try await ofStore { store, now throws(StoreError) in
      try await store.receipts(of: phone.account, at: now)
    }
  }

  /// Why the store would refuse to sell a product now; nothing is kept of the question.
  fileprivate func refusal(
    of product: ProductID, to customer: Customer
  ) async throws(StepFailure) -> String? {
    do throws(StepFailure) {
      _ = try await ofStore { store, now throws(StoreError) in
        try await store.draft(
          PurchaseForm(PurchaseRequest(customer: customer, product: product, months: nil)),
          at: now)
      }
      return nil
    } catch {
      guard case .refused(let name, _) = error else { throw error }
      return name
    }
  }

  /// What the store's receipts come to is what the processor says that it has.
  fileprivate func compareReceipts(_ table: inout LookTable) {
    var printed: [String: Int64] = [:]
    for paid in memory.value.records.receipts.all {
      guard let total = paid.receipt.total else { continue }
      printed[total.currency, default: 0] += total.minorUnits
    }
    for (currency, amount) in memory.processor.balance where amount != printed[currency] ?? 0 {
      table.compare("\(currency) at the processor", printed[currency] ?? 0, amount)
    }
  }
}

extension ExpectedInstant {
  fileprivate init(_ instant: Instant?) { self = instant.map(ExpectedInstant.at) ?? .never }
}

extension Compatibility {
  /// Each rule that says no, once.
  fileprivate var rules: [CompatibilityRule] {
    unmet.map(\.rule).reduce(into: []) { rules, rule in
      if !rules.contains(rule) { rules.append(rule) }
    }
  }
}

extension [CompatibilityRule] {
  fileprivate var words: String { isEmpty ? "none" : map(\.rawValue).joined(separator: " ") }
}

extension [Int?] {
  fileprivate var words: String {
    isEmpty ? "none" : map { $0.map(String.init) ?? "none" }.joined(separator: " ")
  }
}
