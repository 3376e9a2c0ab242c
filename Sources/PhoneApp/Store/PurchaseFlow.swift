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

/// A purchase whose answers are known beforehand: the screens of the store, gone through without a
/// look at them.
///
/// A purchase that stops on its way is dropped; nothing is charged before the confirmation.
///
/// - SeeAlso: ``StoreVisit``, which knows what follows what.
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
    var started = StoreVisit.buying(request, by: shopper(request.customer))
    do throws(PhoneError) {
      return try await run(&started, with: answers)
    } catch {
      await drop(started.visit.order, after: error)
      throw error
    }
  }

  private func shopper(_ customer: Customer) -> Shopper {
    Shopper(customer: customer, country: account.country, language: account.language)
  }

  /// From screen to screen until the purchase is done.
  private func run(
    _ started: inout (visit: StoreVisit, effect: VisitEffect), with answers: some PurchaseAnswers
  ) async throws(PhoneError) -> Purchase {
    let driver = ScreenDriver(store: store, customer: started.visit.shopper.customer)
    var effect: VisitEffect? = started.effect
    while true {
      while let asked = effect {
        effect = started.visit.take(.answered(try await answer(asked, by: driver)))
      }
      if let purchase = started.visit.purchase { return purchase }
      effect = try act(on: &started.visit, answers)
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
    let customer = Customer(account: account.id, vehicle: vehicle, phone: nil)
    var started = StoreVisit.confirming(order, by: shopper(customer))
    return try await run(&started, with: answers)
  }

  /// The store's answer, unless it says no to what was known beforehand.
  private func answer(
    _ effect: VisitEffect, by driver: ScreenDriver
  ) async throws(PhoneError) -> VisitAnswer {
    let answer = await driver.answer(effect, at: now)
    switch answer {
    case .refused(.authenticationNeeded, let order):
      return .refused(.authenticationNeeded, order: order)
    case .refused(let refusal, _): throw .store(.refused(refusal))
    case .failed(let failure): throw .store(.failed(failure))
    case .some(let answer): return answer
    case nil: preconditionFailure("a purchase asks nothing of the car before it is done")
    }
  }

  /// What the person would do on the screen that is up.
  private func act(
    on visit: inout StoreVisit, _ answers: some PurchaseAnswers
  ) throws(PhoneError) -> VisitEffect? {
    switch visit.step {
    case .price, .addressSaved: return visit.take(.next)
    case .address:
      let form = try Self.answer { () throws(PhoneRefusal) in try answers.address() }
      for field in AddressForm.Field.allCases { _ = visit.take(.type(field, form[field])) }
      return visit.take(.submitAddress)
    case .payment, .card:
      let preferred = visit.wallet.defaultMethod
      let choice = try Self.answer { () throws(PhoneRefusal) in try answers.payment(preferred) }
      switch choice {
      case .kept(let method): return visit.take(.pay(method))
      case .newCard(let card):
        _ = visit.take(.newCard)
        return visit.take(.submitCard(card, passesBank: false))
      }
    case .terms:
      let terms =
        visit.order.map(visit.terms)
        ?? Terms.current(
          country: account.country, language: account.language)
      try Self.answer { () throws(PhoneRefusal) in
        try answers.accept(terms, link: StoreTexts.link(to: terms))
      }
      return visit.take(.acceptTerms)
    case .review: return visit.take(.confirm)
    case .bank:
      let passed = try Self.answer { () throws(PhoneRefusal) in
        try answers.passesAuthentication()
      }
      return visit.take(.authenticate(passed ? .accept : .refuse))
    case .opening, .resume, .cart, .detail, .period, .done, .activation, .wallet, .method,
      .history, .over:
      preconditionFailure("a purchase of a known product passes over ‘\(visit.step)’")
    }
  }

  /// Keeps nothing of an order that stopped on its way, but one that the bank declined or has not
  /// decided: that one the customer should find among their orders.
  private func drop(_ order: Order?, after error: PhoneError) async {
    switch error {
    case .store(.refused(.declined)), .store(.refused(.paymentPending)),
      .store(.failed(.paymentUnknown)):
      return
    default: break
    }
    guard let order else { return }
    // An order that is being charged refuses to be dropped, and that is right.
    _ = try? await store.abandon(order.id, by: account.id, at: now)
  }

  private static func answer<Value>(
    _ ask: () throws(PhoneRefusal) -> Value
  ) throws(PhoneError) -> Value {
    do throws(PhoneRefusal) { return try ask() } catch { throw .refused(error) }
  }
}
