import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import PhoneApp

/// Lines of the table of the screens that no purchase from its beginning to its end goes by.
@Suite struct ScreenLinesTests {
  /// A screen outside of a purchase, and how a customer gets there.
  struct Place: Sendable, CustomTestStringConvertible {
    let step: StoreStep
    let back: StoreStep
    let cancel: StoreStep
    let ways: [StoreAction]
    var testDescription: String { "\(step)" }
  }

  private static let places = [
    Place(step: .opening, back: .over, cancel: .over, ways: []),
    Place(step: .cart, back: .over, cancel: .over, ways: [.open]),
    Place(step: .wallet, back: .cart, cancel: .cart, ways: [.open, .openWallet]),
    Place(step: .card, back: .wallet, cancel: .wallet, ways: [.open, .openWallet, .newCard]),
    Place(step: .history, back: .cart, cancel: .cart, ways: [.open, .openHistory]),
    Place(step: .over, back: .over, cancel: .over, ways: [.open, .show("smart-alerts"), .quit]),
  ]

  @Test(arguments: places)
  func `R27, R28: every screen outside of a purchase can be left`(_ place: Place) async throws {
    for (way, target) in [(StoreAction.back, place.back), (.cancel, place.cancel)] {
      let visitor = Visitor(try await PhoneFixture())
      for action in place.ways { await visitor.does(action) }
      #expect(visitor.step == place.step)
      await visitor.does(way)
      #expect(visitor.step == target, "\(way)")
    }
  }

  @Test func `R28: a card that is looked at is left for the cards`() async throws {
    let fixture = try await PhoneFixture()
    let card = try await fixture.keepCard()
    for way in [StoreAction.back, .cancel] {
      let visitor = Visitor(fixture)
      await visitor.does(.open, .openWallet, .openMethod(card.id), way)
      #expect(visitor.step == .wallet)
    }
  }

  @Test(arguments: [StoreAction.back, .cancel])
  func `R28: a purchase that was left can be left again`(_ way: StoreAction) async throws {
    let fixture = try await PhoneFixture()
    await Visitor(fixture).buys(until: .address)
    let visitor = Visitor(fixture)
    await visitor.does(.open)
    #expect(visitor.step == .resume)
    await visitor.does(way)
    #expect(visitor.step == .over)
    #expect(try await fixture.orderStates() == ["quoted"], "it is kept")
  }

  @Test func `R28: who walks away from the bank gives the purchase up`() async throws {
    let fixture = try await PhoneFixture()
    let visitor = Visitor(fixture)
    await visitor.buys(until: .bank, number: "4000 0025 0000 3155")
    await visitor.does(.back)
    #expect(visitor.step == .cart)
    #expect(try await fixture.orderStates() == ["abandoned"])
  }

  @Test func `R27: a screen that a product does not have is passed over on the way back`()
    async throws
  {
    let once = Visitor(try await PhoneFixture())
    await once.does(.open, .show("in-car-wifi-1gb"), .subscribe)
    #expect(once.step == .price)
    await once.does(.back)
    #expect(once.step == .detail)

    let free = Visitor(try await PhoneFixture())
    await free.does(.open, .show("send-to-car"), .subscribe)
    #expect(free.step == .terms)
    await free.does(.back)
    #expect(free.step == .detail)
  }

  @Test func `what the car made of it is looked at again, and left for the cart`() async throws {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.buys(until: .done)
    await visitor.does(.finish, .recheck)
    #expect(visitor.askedFor.filter { $0 == "visitCar" }.count == 2)
    await visitor.does(.back)
    #expect(visitor.step == .cart)
    #expect(visitor.visit.purchase == nil)
  }

  @Test func `R07: a purchase that is taken up after its price ran out gets a new one`()
    async throws
  {
    let fixture = try await PhoneFixture()
    await Visitor(fixture).buys(until: .addressSaved)
    let later = Visitor(fixture, at: .opening.adding(.hours(1)))
    await later.does(.open, .resume)
    #expect(later.askedFor.contains("refreshQuote"))
    #expect(later.step == .price)
    #expect(later.visit.notice == .quoteExpired)
  }

  @Test func `terms that are opened again after they were accepted are read again`()
    async throws
  {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.buys(until: .review)
    await visitor.does(.back, .openTerms)
    #expect(visitor.step == .termsText)
    #expect(visitor.visit.notice == .termsOpened)
    await visitor.does(.back)
    #expect(visitor.step == .terms)
  }

  @Test func `without a card the form of one follows the address`() async throws {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.buys(until: .addressSaved)
    await visitor.does(.next)
    #expect(visitor.step == .card)
  }

  @Test func `a field that is chosen is asked for again`() async throws {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.buys(until: .address)
    await visitor.types(Visitor.paris)
    await visitor.does(.editAddress(.town))
    #expect(visitor.visit.address.unasked == [.town])
    await visitor.buys(until: .card)
    await visitor.does(.typeCard(.holder, "Camille"), .editCard(.holder))
    #expect(visitor.visit.card.unasked == [.holder])
  }

  @Test func `the list and the renewal are switched`() async throws {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.does(.open, .listAll(true))
    #expect(visitor.visit.listsAll)
    await visitor.does(.show("smart-alerts"), .subscribe, .renewal(false))
    #expect(!visitor.visit.renews)
  }

  @Test func `a purchase that turned out to be bought, and one that the bank decides later`()
    async throws
  {
    let buyer = Visitor(try await PhoneFixture())
    await buyer.buys(until: .done)
    let bought = try #require(buyer.visit.purchase)
    let storefront = try #require(buyer.visit.storefront)

    var visit = StoreVisit(of: buyer.visit.shopper)
    _ = visit.handle(.open)
    _ = visit.handle(.answered(.arrived(buyer.visit.shopper)))
    _ = visit.handle(
      .answered(
        .storefront(
          Storefront(
            listings: storefront.listings, wallet: storefront.wallet, lastAddress: nil,
            openOrder: nil,
            settled: bought, worldTime: .opening))))
    #expect(visit.step == .done)
    #expect(visit.notice == .settled)

    let other = Visitor(try await PhoneFixture())
    await other.buys(until: .review)
    var waiting = other.visit
    _ = waiting.handle(.confirm)
    _ = waiting.handle(
      .answered(.refused(.paymentPending(until: .opening), order: waiting.order)))
    #expect(waiting.step == .cart)
    #expect(waiting.order == nil)
  }
}
