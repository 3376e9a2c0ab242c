import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import PhoneApp

@Suite struct PurchaseFlowTests {
  private func buy(
    _ product: ProductID, months: Int? = nil, _ fixture: PhoneFixture, _ answers: Answers
  ) async throws(PhoneError) -> Purchase {
    try await PurchaseFlow(store: fixture.store, account: fixture.account, at: .opening).buy(
      PurchaseRequest(customer: fixture.customer, product: product, months: months),
      with: answers)
  }

  private func states(_ fixture: PhoneFixture) async throws -> [String] {
    try await fixture.store.orders(of: fixture.account.id, at: .opening).map(\.state.description)
  }

  @Test func `R06 a free product asks for the terms and nothing else`() async throws {
    let fixture = try await PhoneFixture()
    let asked = Asked()
    let purchase = try await buy("my-car-finder", fixture, Answers(asked: asked))
    #expect(asked.steps == ["terms nissan-store-terms-2026-01-FR-fr"])
    #expect(purchase.receipt.total == Money(minorUnits: 0, currency: "EUR"))
  }

  @Test func `R25: a paid product asks for address, card and terms, in this order`() async throws {
    let fixture = try await PhoneFixture()
    let asked = Asked()
    let purchase = try await buy("smart-alerts", months: 1, fixture, Answers(asked: asked))
    #expect(asked.steps == ["address", "card", "terms nissan-store-terms-2026-01-FR-fr"])
    #expect(purchase.receipt.total?.description == "1.99 EUR")
    #expect(purchase.subscription?.paidThrough == (try Instant(rfc3339: "2026-02-28T10:00:00Z")))
  }

  @Test func `R35 without a new card the default one is charged, and without any none`()
    async throws
  {
    let fixture = try await PhoneFixture()
    var answers = Answers(asked: Asked())
    answers.number = nil
    await #expect(throws: PhoneError.refused(.cardMissing)) {
      try await buy("smart-alerts", months: 1, fixture, answers)
    }
    let kept = try await fixture.store.addPaymentMethod(
      CardDetails(
        holder: "Camille Martin", number: "5555555555554444", expiry: "12/30",
        securityCode: "737"),
      isDefault: true, to: fixture.account.id, at: .opening)
    let purchase = try await buy("smart-alerts", months: 1, fixture, answers)
    #expect(purchase.order.paymentMethod == kept.id)
    #expect(purchase.receipt.paidWith == "Mastercard •••• 4444")
  }

  @Test func `R08 what does not fit the car is refused before anything is asked`() async throws {
    let fixture = try await PhoneFixture(profile: "qashqai-j11/2019/tekna")
    let asked = Asked()
    await #expect {
      try await buy("smart-alerts", months: 1, fixture, Answers(asked: asked))
    } throws: { error in
      guard case .store(.refused(.incompatible(_, let unmet)))? = error as? PhoneError else {
        return false
      }
      return !unmet.isEmpty
    }
    #expect(asked.steps == [])
    #expect(try await states(fixture) == ["refused"])
  }

  @Test func `R43 without the terms nothing is charged and no order is left`() async throws {
    let fixture = try await PhoneFixture()
    var answers = Answers(asked: Asked())
    answers.acceptsTerms = false
    let terms = Terms.current(country: "FR", language: .fr)
    await #expect(
      throws: PhoneError.refused(.termsNotAccepted(terms, link: StoreTexts.link(to: terms)))
    ) {
      try await buy("smart-alerts", months: 1, fixture, answers)
    }
    #expect(try await states(fixture) == [])
    #expect(try await fixture.store.receipts(of: fixture.account.id, at: .opening) == [])
  }

  @Test func `a wrong address stops before the card is asked for`() async throws {
    let fixture = try await PhoneFixture()
    let asked = Asked()
    var answers = Answers(asked: asked)
    answers.form = AddressForm(line1: "", town: "Paris", postcode: "7500", country: "FR")
    await #expect {
      try await buy("smart-alerts", months: 1, fixture, answers)
    } throws: { error in
      guard case .store(.refused(.addressInvalid(let faults)))? = error as? PhoneError else {
        return false
      }
      return faults.map(\.field) == [.line1, .postcode]
    }
    #expect(asked.steps == ["address"])
    #expect(try await states(fixture) == [])
  }

  @Test func `a declined order stays among the orders, with its code`() async throws {
    let fixture = try await PhoneFixture()
    var answers = Answers(asked: Asked())
    answers.number = "4000000000009995"
    await #expect(throws: PhoneError.store(.refused(.declined(.insufficientFunds)))) {
      try await buy("smart-alerts", months: 1, fixture, answers)
    }
    #expect(try await states(fixture) == ["declined(insufficient_funds)"])
  }

  @Test(
    arguments: [
      (true, "fulfilled", nil), (false, "declined(authentication_required)", "declined"),
      (nil, "abandoned", "walked away"),
    ] as [(Bool?, String, String?)])
  func `S15 3-D Secure is asked for after the confirmation, and its answer decides`(
    _ passes: Bool?, _ state: String, _ stopped: String?
  ) async throws {
    let fixture = try await PhoneFixture()
    var answers = Answers(asked: Asked())
    answers.number = "4000002500003155"
    answers.passesSecure = passes
    var outcome: String?
    do throws(PhoneError) {
      _ = try await buy("smart-alerts", months: 1, fixture, answers)
    } catch {
      switch error {
      case .store(.refused(.declined(.authenticationRequired))): outcome = "declined"
      case .refused(.authenticationAbandoned): outcome = "walked away"
      default: outcome = "\(error)"
      }
    }
    #expect(outcome == stopped)
    #expect(answers.asked.steps.last == "3-D Secure")
    #expect(try await states(fixture) == [state])
  }

  @Test func `a trial is taken without a card, and with one it goes on at the shortest period`()
    async throws
  {
    let fixture = try await PhoneFixture()
    let listing = try await fixture.store.product(
      "remote-door-lock", for: fixture.customer, at: .opening)
    #expect(PurchaseFlow.months(for: listing, asked: nil, hasCard: false) == nil)
    #expect(PurchaseFlow.months(for: listing, asked: nil, hasCard: true) == 1)
    #expect(PurchaseFlow.months(for: listing, asked: 12, hasCard: true) == 12)
    let asked = Asked()
    let purchase = try await buy("remote-door-lock", fixture, Answers(asked: asked))
    #expect(!asked.steps.contains("card"))
    #expect(purchase.subscription?.state == .trial)
  }
}
