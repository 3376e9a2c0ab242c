import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import PhoneApp

@Suite struct LeavingScreensTests {
  @Test(arguments: Visitor.paidScreens.filter { $0 != .done })
  func `R28: Cancel gives the purchase up from every screen, and nothing is charged`(
    _ screen: StoreStep
  ) async throws {
    let fixture = try await PhoneFixture()
    try await fixture.keepCard()
    let visitor = Visitor(fixture)
    await visitor.buys(until: screen)
    #expect(visitor.step == screen)
    await visitor.does(.cancel)
    #expect(visitor.step == .cart)
    #expect(try await visitor.charges() == 0)
    let isBegun = screen != .detail && screen != .period
    #expect(try await fixture.orderStates() == (isBegun ? ["abandoned"] : []))
    // Nothing is offered to be taken up again.
    let next = Visitor(fixture)
    await next.does(.open)
    #expect(next.step == .cart)
  }

  @Test(arguments: Visitor.paidScreens)
  func `R28: only what is on its way is called cancelled when it is left`(
    _ screen: StoreStep
  ) async throws {
    let fixture = try await PhoneFixture()
    try await fixture.keepCard()
    let visitor = Visitor(fixture)
    await visitor.buys(until: screen)
    let view = try visitor.view
    let labels = "\(view.backLabel), \(view.cancelLabel ?? "–")"
    switch screen {
    case .detail, .done: #expect(labels == "Retour à la boutique, –")
    case .period: #expect(labels == "Retour, Retour à la boutique")
    default: #expect(labels == "Retour, Annuler")
    }
  }

  @Test func `R28: outside of a purchase leaving says where it leads`() async throws {
    let fixture = try await PhoneFixture()
    let card = try await fixture.keepCard()
    let visitor = Visitor(fixture)
    func labels() throws -> String {
      let view = try visitor.view
      return "\(view.backLabel), \(view.cancelLabel ?? "–")"
    }
    await visitor.does(.open)
    #expect(try labels() == "Quitter, –")
    await visitor.does(.openHistory)
    #expect(try labels() == "Retour à la boutique, –")
    await visitor.does(.back, .openWallet)
    #expect(try labels() == "Retour à la boutique, –")
    await visitor.does(.newCard)
    #expect(try labels() == "Retour, Annuler", "seed R36")
    await visitor.does(.cancel, .openMethod(card.id))
    #expect(try labels() == "Retour, –")
  }

  @Test(
    arguments: [
      (.detail, .cart), (.period, .detail), (.price, .period), (.address, .price),
      (.addressSaved, .address), (.payment, .addressSaved), (.card, .payment),
      (.terms, .payment), (.review, .terms),
    ] as [(StoreStep, StoreStep)])
  func `R27: the back arrow leads to the screen before`(
    _ screen: StoreStep, _ before: StoreStep
  ) async throws {
    let fixture = try await PhoneFixture()
    try await fixture.keepCard()
    let visitor = Visitor(fixture)
    await visitor.buys(until: screen)
    await visitor.does(.back)
    #expect(visitor.step == before)
    // And from there the purchase goes on to its end.
    await visitor.buys(until: .done)
    #expect(visitor.step == .done)
    #expect(try await visitor.charges() == 1)
  }

  @Test func `R28: what was typed into a form that is left is not kept`() async throws {
    let fixture = try await PhoneFixture()
    let visitor = Visitor(fixture)
    await visitor.buys(until: .address)
    await visitor.does(.type(.line1, "Bad Street"), .type(.town, "Nowhere"), .back, .next)
    #expect(visitor.visit.address.form.line1 == "")
    #expect(visitor.visit.address.unasked == AddressForm.Field.allCases)
    await visitor.buys(until: .card)
    await visitor.does(.typeCard(.holder, "Someone Else"), .back, .next)
    await visitor.buys(until: .card)
    #expect(visitor.visit.card == CardDraft())
  }

  @Test func `R35: a card can be exchanged for another until Confirm`() async throws {
    let fixture = try await PhoneFixture()
    let other = try await fixture.keepCard()
    let visitor = Visitor(fixture)
    await visitor.buys(until: .review)
    await visitor.does(.back, .back)
    #expect(visitor.step == .payment)
    await visitor.does(.pay(other.id))
    #expect(visitor.visit.order?.terms == nil, "the terms are accepted anew")
    await visitor.does(.acceptTerms, .confirm)
    #expect(visitor.visit.purchase?.receipt.paidWith == "Mastercard •••• 4444")
  }

  @Test(
    arguments: [
      (.price, .address), (.address, .address), (.addressSaved, .payment), (.payment, .payment),
      (.card, .payment), (.terms, .terms), (.review, .review),
    ] as [(StoreStep, StoreStep)])
  func `a purchase that was left is taken up at the step after the last one done`(
    _ screen: StoreStep, _ next: StoreStep
  ) async throws {
    let fixture = try await PhoneFixture()
    try await fixture.keepCard()
    await Visitor(fixture).buys(until: screen)

    let visitor = Visitor(fixture)
    await visitor.does(.open)
    #expect(visitor.step == .resume)
    await visitor.does(.resume)
    #expect(visitor.step == next)
    await visitor.buys(until: .done)
    #expect(visitor.step == .done)
    #expect(try await visitor.charges() == 1)
    #expect(try await fixture.orderStates() == ["fulfilled"])
  }

  @Test func `S15: a purchase that was left at the bank is taken up there`() async throws {
    let fixture = try await PhoneFixture()
    await Visitor(fixture).buys(until: .bank, number: "4000 0025 0000 3155")
    let visitor = Visitor(fixture)
    await visitor.does(.open, .resume)
    #expect(visitor.step == .bank)
    await visitor.does(.authenticate(.accept))
    #expect(visitor.step == .done)
  }

  @Test func `the address of a purchase that is taken up stands in its form`() async throws {
    let fixture = try await PhoneFixture()
    await Visitor(fixture).buys(until: .addressSaved)
    let visitor = Visitor(fixture)
    await visitor.does(.open, .resume, .back, .back)
    #expect(visitor.step == .address)
    #expect(visitor.visit.address.form == Visitor.paris)
    #expect(visitor.visit.address.unasked == [])
  }

  @Test func `a purchase whose price ran out is taken up with a fresh one`() async throws {
    let fixture = try await PhoneFixture()
    let first = Visitor(fixture)
    await first.buys(until: .review)
    let quote = try #require(first.visit.order?.quote)
    let visitor = Visitor(fixture, at: quote.expiresAt)
    await visitor.does(.open, .resume)
    #expect(visitor.step == .price)
    #expect(visitor.visit.notice == .quoteExpired)
    #expect(visitor.visit.order?.quote?.quotedAt == quote.expiresAt)
  }

  @Test func `a purchase that was left is dropped when that is chosen`() async throws {
    let fixture = try await PhoneFixture()
    await Visitor(fixture).buys(until: .review)
    let visitor = Visitor(fixture)
    await visitor.does(.open, .drop)
    #expect(visitor.step == .cart)
    #expect(visitor.visit.notice == .dropped)
    #expect(try await fixture.orderStates() == ["abandoned"])
  }

  @Test func `a declined purchase is taken up at the payment, unless another was made since`()
    async throws
  {
    let fixture = try await PhoneFixture()
    await Visitor(fixture).buys(until: .done, number: "4000 0000 0000 0002")
    let visitor = Visitor(fixture)
    await visitor.does(.open)
    #expect(visitor.step == .resume)
    #expect(visitor.visit.notice == .refused(.declined(.genericDecline)))
    await visitor.does(.resume)
    #expect(visitor.step == .payment)
    try await fixture.orderFree("my-car-finder")
    let next = Visitor(fixture)
    await next.does(.open)
    #expect(next.step == .cart)
  }

  @Test func `R07 R28: whatever is done at random, only Confirm charges, and there is a way out`()
    async throws
  {
    for seed in UInt64(0)..<12 {
      var generator = SeededGenerator(seed: seed)
      let fixture = try await PhoneFixture()
      let visitor = Visitor(fixture)
      await visitor.does(.open)
      for _ in 0..<60 where visitor.step != .over {
        let before = (charges: try await visitor.charges(), asked: visitor.asked.count)
        await visitor.does(Self.anything(visitor, &generator))
        let charged = try await visitor.charges() - before.charges
        let names = visitor.askedFor[before.asked...]
        #expect(charged == 0 || !names.filter(Self.confirming.contains).isEmpty)
        #expect(charged <= 1)
        let seen = String(reflecting: visitor.visit) + "\(try visitor.view)"
        for secret in ["4242424242424242", "4000002500003155"] {
          #expect(!seen.replacing(" ", with: "").contains(secret), "seed \(seed)")
        }
      }
      for _ in StoreStep.allCases where visitor.step != .over { await visitor.does(.back) }
      #expect(visitor.step == .over, "seed \(seed)")
    }
  }

  /// What follows from an order, from the bank's question, and from a change that was confirmed.
  private static let confirming: Set<String> = ["confirm", "authenticate", "change"]

  /// Something that the screen offers, or now and then something that it does not.
  private static func anything(_ visitor: Visitor, _ generator: inout SeededGenerator)
    -> StoreAction
  {
    let number = generator.next() % 3 == 0 ? "4000 0025 0000 3155" : "4242 4242 4242 4242"
    let card = StoreAction.submitCard(
      CardDetails(
        holder: generator.next() % 4 == 0 ? "" : "Camille Martin", number: number, expiry: "12/30",
        securityCode: "737"), passesBank: generator.next() % 2 == 0)
    if generator.next() % 4 == 0 {
      let others: [StoreAction] = [
        .back, .cancel, .confirm, .acceptTerms, card, .submitAddress, .resume, .drop, .next,
        .authenticate(.refuse), .openWallet, .finish, .type(.town, "Paris"), .newCard,
      ]
      return others[Int(generator.next() % UInt64(others.count))]
    }
    if visitor.step == .address { return addressAction(visitor, &generator) }
    let view = try? visitor.view
    var actions = (view?.choices.map(\.action) ?? []) + (view?.buttons.map(\.action) ?? [])
    if visitor.step == .cart { actions.append(.act(.show("smart-alerts"))) }
    guard !actions.isEmpty else { return .back }
    switch actions[Int(generator.next() % UInt64(actions.count))] {
    case .act(let action): return action
    case .submitCard: return card
    }
  }

  private static func addressAction(
    _ visitor: Visitor, _ generator: inout SeededGenerator
  ) -> StoreAction {
    guard let field = visitor.visit.address.unasked.first else { return .submitAddress }
    return .type(field, generator.next() % 10 == 0 ? "$" : Visitor.paris[field])
  }
}
