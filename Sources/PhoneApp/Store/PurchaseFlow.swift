package import NissanStore
package import VehicleCatalog
package import WorldTime

/// What the person brings to a purchase, each asked for only when the purchase has come so far.
package protocol PurchaseAnswers {
  /// - Throws: `address_missing`, `input_invalid`.
  func address() throws(PhoneRefusal) -> AddressForm
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

/// What a purchase is paid with.
package enum PaymentChoice: Sendable {
  case newCard(CardDetails)
  /// A card that the account has.
  case kept(PaymentMethodID)
}

/// The screens of the store, one after the other: detail, price, address, card, terms, review,
/// confirmation.
///
/// A free product goes from the detail to the terms and is never asked for an address or a card.
/// A purchase that stops on its way is dropped; nothing is charged before the confirmation.
///
/// - Source: seed R06, R07, R22–R45.
package struct PurchaseFlow: Sendable {
  private let store: any StoreBackOffice
  private let account: Account
  private let now: Instant

  /// - Parameters:
  ///   - store: The back office.
  ///   - account: Who buys.
  ///   - now: World time.
  package init(store: any StoreBackOffice, account: Account, at now: Instant) {
    self.store = store
    self.account = account
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
    let order = try await PhoneError.ofStore { () async throws(StoreError) in
      try await store.beginPurchase(request, at: now)
    }
    do throws(PhoneError) {
      let reviewed = try await fill(order, with: answers)
      return try await confirm(reviewed, with: answers)
    } catch {
      try await drop(order, after: error)
    }
  }

  /// Asks the bank again for a purchase that was confirmed and never answered; it charges once.
  ///
  /// - Returns: What was bought then; `nil` when nothing is unanswered.
  /// - Throws: As in buying.
  package func completeUnanswered(
    _ product: ProductID, of vehicle: VIN, with answers: some PurchaseAnswers
  ) async throws(PhoneError) -> Purchase? {
    let unanswered = try await PhoneError.ofStore { () async throws(StoreError) in
      try await store.unansweredOrders(of: account.id)
    }
    guard
      let order = unanswered.first(where: { $0.product == product && $0.vehicle == vehicle })
    else { return nil }
    return try await confirm(order, with: answers)
  }

  private func confirm(
    _ order: Order, with answers: some PurchaseAnswers
  ) async throws(PhoneError) -> Purchase {
    do throws(StoreError) {
      return try await store.confirm(order.id, quote: order.quote?.id, by: account.id, at: now)
    } catch {
      guard error == .refused(.authenticationNeeded) else { throw .store(error) }
    }
    let passed = try Self.answer { () throws(PhoneRefusal) in try answers.passesAuthentication() }
    return try await PhoneError.ofStore { () async throws(StoreError) in
      try await store.authenticate(order.id, passed: passed, by: account.id, at: now)
    }
  }

  /// Keeps nothing of an order that stopped on its way, but one that the bank declined or has not
  /// decided: that one the customer should find among their orders.
  private func drop(_ order: Order, after error: PhoneError) async throws(PhoneError) -> Never {
    switch error {
    case .store(.refused(.declined)), .store(.refused(.paymentPending)),
      .store(.failed(.paymentUnknown)):
      throw error
    default: break
    }
    // An order that is being charged refuses to be dropped, and that is right.
    _ = try? await store.abandon(order.id, by: account.id, at: now)
    throw error
  }

  /// Address and card where something is to be paid, then terms and review.
  private func fill(
    _ begun: Order, with answers: some PurchaseAnswers
  ) async throws(PhoneError) -> Order {
    var order = begun
    if order.plan.needsPayment {
      let address = try Self.answer { () throws(PhoneRefusal) in try answers.address() }
      order = try await PhoneError.ofStore { () async throws(StoreError) in
        try await store.saveAddress(address, for: order.id, by: account.id, at: now)
      }
      order = try await pay(order, with: answers)
    }
    let terms = Terms.current(
      country: order.quote?.country ?? account.country, language: account.language)
    try Self.answer { () throws(PhoneRefusal) in
      try answers.accept(terms, link: StoreTexts.link(to: terms))
    }
    return try await PhoneError.ofStore { () async throws(StoreError) in
      _ = try await store.acceptTerms(terms, for: order.id, by: account.id, at: now)
      return try await store.review(order.id, by: account.id, at: now)
    }
  }

  private func pay(
    _ order: Order, with answers: some PurchaseAnswers
  ) async throws(PhoneError) -> Order {
    let wallet = try await PhoneError.ofStore { () async throws(StoreError) in
      try await store.wallet(of: account.id)
    }
    let choice = try Self.answer { () throws(PhoneRefusal) in
      try answers.payment(wallet.defaultMethod)
    }
    return try await PhoneError.ofStore { () async throws(StoreError) in
      switch choice {
      case .newCard(let card):
        defer { card.wipe() }
        return try await store.addCard(card, for: order.id, by: account.id, at: now)
      case .kept(let method):
        return try await store.chooseCard(method, for: order.id, by: account.id, at: now)
      }
    }
  }

  private static func answer<Value>(
    _ ask: () throws(PhoneRefusal) -> Value
  ) throws(PhoneError) -> Value {
    do throws(PhoneRefusal) { return try ask() } catch { throw .refused(error) }
  }
}
