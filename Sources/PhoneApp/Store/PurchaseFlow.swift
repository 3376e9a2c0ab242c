package import NissanStore
package import VehicleCatalog
package import WorldTime

/// What the person brings to a purchase, each asked for only when the purchase has come so far.
package protocol PurchaseAnswers {
  /// - Throws: `address_missing`, `input_invalid`.
  func address() throws(PhoneRefusal) -> AddressForm
  /// Agrees to the price of the address.
  ///
  /// - Parameters:
  ///   - quote: What is charged now, and later.
  ///   - shown: What the customer was shown before there was an address.
  /// - Throws: `total_not_agreed`.
  func agree(to quote: Quote, shown: Quote) throws(PhoneRefusal)
  /// What to pay with.
  ///
  /// - Parameter defaultMethod: The kept card that is charged when none is named, if there is one.
  /// - Returns: A new card, or one that is kept.
  /// - Throws: `card_missing`, `input_invalid`.
  func payment(_ defaultMethod: PaymentMethodID?) throws(PhoneRefusal) -> PaymentChoice
  /// - Throws: `terms_not_accepted`.
  func accept(_ terms: TermsID, link: String) throws(PhoneRefusal)
  /// Whether the customer passes 3-D Secure, which the bank asks for.
  ///
  /// - Throws: `authentication_missing`, `authentication_abandoned`.
  func passesAuthentication() throws(PhoneRefusal) -> Bool
}

/// A purchase whose answers are known beforehand, without the screens: the price is looked up, the
/// answers are collected in the order of the screens, and one command buys.
///
/// A purchase that stops on its way leaves nothing; nothing is charged before the confirmation.
///
/// - SeeAlso: ``StoreVisit`` for a customer who looks and chooses.
package struct PurchaseFlow: Sendable {
  private let store: any StoreBackOffice
  private let account: Account
  private let lock: PurchaseLock?
  private let now: Instant

  /// - Parameters:
  ///   - store: The back office.
  ///   - account: Who buys.
  ///   - lock: Of those who share the store; `nil` when nobody does.
  ///   - now: World time.
  package init(
    store: any StoreBackOffice, account: Account, lock: PurchaseLock? = nil, at now: Instant
  ) {
    self.store = store
    self.account = account
    self.lock = lock
    self.now = now
  }

  /// What to ask the store for.
  ///
  /// - Parameters:
  ///   - listing: The product as this customer sees it.
  ///   - months: The period that was asked for; `nil` leaves the choice to the store.
  ///   - hasCard: A trial is to go on after its free term; without a card it ends by itself.
  /// - Returns: The months of each period; `nil` where the store chooses or there is no choice.
  package static func months(
    for listing: ProductListing, asked months: Int?, hasCard: Bool
  ) -> Int? {
    let isTrial = listing.product.kind == .trial && listing.isTrialOpen
    return months ?? (isTrial && hasCard ? listing.offers.first?.months : nil)
  }

  /// Buys, or stops at the first step that is refused.
  ///
  /// - Throws: ``PhoneError/store(_:)`` and ``PhoneError/refused(_:)``. Nothing was charged then,
  ///   unless the store itself failed while confirming.
  package func buy(
    _ request: PurchaseRequest, with answers: some PurchaseAnswers
  ) async throws(PhoneError) -> Purchase {
    var form = PurchaseForm(request)
    defer { form.payment?.wipe() }
    try await fill(&form, with: answers)
    return try await alone { [form] () async throws(PhoneError) in
      try await answeringBank(
        about: request.product, of: request.customer.vehicle, with: answers
      ) { () async throws(StoreError) in
        try await store.buy(form, at: now)
      }
    }
  }

  private func alone<Value>(
    _ body: () async throws(PhoneError) -> Value
  ) async throws(PhoneError) -> Value {
    guard let lock else { return try await body() }
    return try await lock.alone(account.id, body)
  }

  /// Asks the bank again for a purchase that was confirmed and never answered; it charges once.
  ///
  /// - Returns: What was bought then; `nil` when nothing is unanswered.
  /// - Throws: As in buying.
  package func completeUnanswered(
    _ product: ProductID, of vehicle: VIN, with answers: some PurchaseAnswers
  ) async throws(PhoneError) -> Purchase? {
    try await alone { () async throws(PhoneError) in
      try await completeUnansweredAlone(product, of: vehicle, with: answers)
    }
  }

  private func completeUnansweredAlone(
    _ product: ProductID, of vehicle: VIN, with answers: some PurchaseAnswers
  ) async throws(PhoneError) -> Purchase? {
    let unanswered = try await PhoneError.ofStore { () async throws(StoreError) in
      try await store.unansweredOrders(of: account.id)
    }
    guard
      let order = unanswered.first(where: { $0.product == product && $0.vehicle == vehicle })
    else { return nil }
    return try await answeringBank(about: product, of: vehicle, with: answers) {
      () async throws(StoreError) in
      try await store.confirm(order.id, quote: order.quote?.id, by: account.id, at: now)
    }
  }
}

// MARK: - The answers

extension PurchaseFlow {
  /// Each answer is asked for once the store has nothing against those before it.
  private func fill(
    _ form: inout PurchaseForm, with answers: some PurchaseAnswers
  ) async throws(PhoneError) {
    var order = try await draft(form)
    if order.plan.needsPayment {
      let shown = order.quote
      form.address = try Self.answer { () throws(PhoneRefusal) in try answers.address() }
      order = try await draft(form)
      if let quote = order.quote, let shown {
        try Self.answer { () throws(PhoneRefusal) in try answers.agree(to: quote, shown: shown) }
      }
      form.agreed = order.quote
      let wallet = try await PhoneError.ofStore { () async throws(StoreError) in
        try await store.wallet(of: account.id)
      }
      form.payment = try Self.answer { () throws(PhoneRefusal) in
        try answers.payment(wallet.defaultMethod)
      }
      order = try await draft(form)
    }
    let terms = Terms.current(
      country: order.quote?.country ?? account.country, language: account.language)
    try Self.answer { () throws(PhoneRefusal) in
      try answers.accept(terms, link: StoreTexts.link(to: terms))
    }
    form.terms = terms
  }

  /// What the purchase comes to so far.
  private func draft(_ form: PurchaseForm) async throws(PhoneError) -> Order {
    do throws(StoreError) { return try await store.draft(form, at: now) } catch {
      // The store keeps what customers ask for in vain.
      if case .refused(.incompatible) = error { _ = try? await store.buy(form, at: now) }
      throw .store(error)
    }
  }

  private static func answer<Value>(
    _ ask: () throws(PhoneRefusal) -> Value
  ) throws(PhoneError) -> Value {
    do throws(PhoneRefusal) { return try ask() } catch { throw .refused(error) }
  }
}

// MARK: - 3-D Secure

extension PurchaseFlow {
  /// Confirms a purchase, and has the customer answer the bank where it asks.
  private func answeringBank(
    about product: ProductID, of vehicle: VIN, with answers: some PurchaseAnswers,
    _ confirm: () async throws(StoreError) -> Purchase
  ) async throws(PhoneError) -> Purchase {
    do throws(StoreError) { return try await confirm() } catch {
      guard case .refused(.authenticationNeeded) = error,
        let order = try await orderThatWaits(for: product, of: vehicle)
      else { throw .store(error) }
      do throws(PhoneError) {
        return try await authenticate(order, with: answers)
      } catch {
        await drop(order, after: error)
        throw error
      }
    }
  }

  private func orderThatWaits(
    for product: ProductID, of vehicle: VIN
  ) async throws(PhoneError) -> Order? {
    let orders = try await PhoneError.ofStore { () async throws(StoreError) in
      try await store.orders(of: account.id, at: now)
    }
    return orders.first {
      $0.state == .scaRequired && $0.product == product && $0.vehicle == vehicle
    }
  }

  private func authenticate(
    _ order: Order, with answers: some PurchaseAnswers
  ) async throws(PhoneError) -> Purchase {
    let passed = try Self.answer { () throws(PhoneRefusal) in
      try answers.passesAuthentication()
    }
    return try await PhoneError.ofStore { () async throws(StoreError) in
      try await store.authenticate(order.id, passed: passed, by: account.id, at: now)
    }
  }

  /// Keeps nothing of an order that stopped there, but one that the bank declined or has not
  /// decided: that one the customer should find among their orders.
  private func drop(_ order: Order, after error: PhoneError) async {
    switch error {
    case .store(.refused(.declined)), .store(.refused(.paymentPending)),
      .store(.failed(.paymentUnknown)):
      return
    default: break
    }
    // An order that is being charged refuses to be dropped, and that is right.
    _ = try? await store.abandon(order.id, by: account.id, at: now)
  }
}
