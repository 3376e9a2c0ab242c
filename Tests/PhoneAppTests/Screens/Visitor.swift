import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import PhoneApp

/// A customer in the store: what they do is done at once, over a real store.
final class Visitor {
  let fixture: PhoneFixture
  /// Whom the phone knows: the fixture's customer, with everything they need.
  let shopper: Shopper
  /// Another opening of the fixture's store may take its place.
  var store: any StoreBackOffice
  private(set) var visit: StoreVisit
  private(set) var asked: [VisitEffect] = []
  var now: Instant
  /// What the car answers.
  var car = CarReport.outOfReach(reason: "in the garage")

  init(_ fixture: PhoneFixture, at now: Instant = .opening, language: Language = .fr) {
    (self.fixture, self.now, store) = (fixture, now, fixture.store)
    shopper = fixture.shopper(language)
    visit = StoreVisit(of: Shopper(language: language))
  }

  var step: StoreStep { visit.step }

  /// What was asked of the store and the car, by name.
  var askedFor: [String] { asked.map { "\($0)".prefix { $0 != "(" }.description } }

  @discardableResult
  func does(_ actions: StoreAction...) async -> Visitor {
    for action in actions {
      var effect = visit.handle(action)
      while let wanted = effect {
        if case .arrive = wanted {} else { asked.append(wanted) }
        effect = visit.handle(.answered(await answer(wanted)))
      }
    }
    return self
  }

  /// The account as the store has it by now.
  func knows(_ account: Account) { visit.shopper.account = account }

  /// The cars of the phone by now.
  func knows(cars: [ConnectedCar]) { visit.shopper.cars = cars }

  /// Does something whose effect is not run.
  func begins(_ action: StoreAction) -> VisitEffect? { visit.handle(action) }

  private func answer(_ effect: VisitEffect) async -> VisitAnswer {
    switch effect {
    case .arrive: return .arrived(shopper)
    case .pair, .compare: return .notConnected(reason: "in the garage")
    default: break
    }
    return await ScreenDriver(store: store, customer: fixture.customer).answer(effect, at: now)
      ?? .car(car)
  }

  var view: ScreenView {
    get throws {
      let catalog = try ShippedCatalog.load()
      let texts = StoreTexts(visit.shopper.language, in: catalog.country("FR"))
      return ScreenComposer(visit, texts, catalog: catalog).view
    }
  }

  func charges() async throws -> Int {
    let receipts = try await fixture.store.receipts(of: fixture.account.id, at: now)
    return receipts.filter { $0.paidWith != nil && $0.credit == nil }.count
  }
}

// MARK: - How far

extension Visitor {
  static let paris = AddressForm(
    line1: "12 rue de la Paix", town: "Paris", postcode: "75002", country: "FR")

  func types(_ form: AddressForm) async {
    for field in AddressForm.Field.allCases { await does(.type(field, form[field])) }
  }

  /// Types a card and hands it in.
  func adds(_ number: String, code: String = "737", passesBank: Bool = false) async {
    await does(
      .typeCard(.holder, "Camille Martin"),
      .tookSecret(.number, lastFour: String(number.suffix(4))),
      .typeCard(.expiry, "12/30"), .tookSecret(.securityCode, lastFour: ""),
      .submitCard(
        CardDetails(
          holder: "Camille Martin", number: number, expiry: "12/30", securityCode: code),
        passesBank: passesBank))
  }

  /// The screens of a paid purchase in their order, each reached by doing what is asked.
  static let paidScreens: [StoreStep] = [
    .detail, .period, .price, .address, .addressSaved, .payment, .card, .terms, .review, .done,
  ]

  /// Buys for pay until a screen is up; the account has a card when `hasCard`.
  func buys(
    _ product: ProductID = "smart-alerts", until last: StoreStep,
    number: String = "4242 4242 4242 4242"
  ) async {
    if step == .opening { await does(.open) }
    if step == .cart { await does(.show(product)) }
    for _ in 0..<30 where step != last {
      switch step {
      case .detail: await does(.subscribe)
      case .period: await does(.choose(.months(1)))
      case .price, .addressSaved: await does(.next)
      case .address:
        await types(Self.paris)
        await does(.submitAddress)
      case .payment:
        if case .refused(.declined)? = visit.notice { return }
        await does(.newCard)
      case .card: await adds(number)
      case .terms: await does(.acceptTerms)
      case .review: await does(.confirm)
      default: return
      }
    }
  }
}

extension PhoneFixture {
  func shopper(_ language: Language) -> Shopper {
    var shopper = Shopper(language: language)
    shopper.account = account
    shopper.phone = customer.phone
    shopper.cars = [ConnectedCar(vin: bond.vin, name: bond.displayName)]
    shopper.vehicle = bond.vin
    return shopper
  }

  /// Keeps a card that pays, outside of any purchase.
  @discardableResult
  func keepCard(_ number: String = "5555 5555 5555 4444") async throws -> PaymentMethod {
    try await store.addPaymentMethod(
      CardDetails(
        holder: "Camille Martin", number: number, expiry: "12/30", securityCode: "737"),
      isDefault: true, to: account.id, at: .opening)
  }

  func orderStates(at now: Instant = .opening) async throws -> [String] {
    try await store.orders(of: account.id, at: now).map(\.state.description)
  }
}

extension PhoneFixture {
  /// Smart alerts for a month, which renew, from the opening on.
  func subscribe(
    number: String = "4242424242424242", expiry: String = "12/30"
  ) async throws -> Subscription {
    var form = PurchaseForm(
      PurchaseRequest(customer: customer, product: "smart-alerts", months: 1),
      address: Visitor.paris)
    form.agreed = try await store.draft(form, at: .opening).quote
    form.terms = Terms.current(country: "FR", language: .fr)
    form.payment = .newCard(
      CardDetails(
        holder: "Camille Martin", number: number, expiry: expiry, securityCode: "737"))
    return try #require(try await store.buy(form, at: .opening).subscription)
  }
}
