import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import PhoneApp

@Suite struct PurchaseScreensTests {
  @Test func `R06: a free service goes from its detail to the terms and asks for no card`()
    async throws
  {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.does(.open, .show("my-car-finder"))
    #expect(visitor.step == .detail)
    await visitor.does(.subscribe)
    #expect(visitor.step == .terms)
    await visitor.does(.acceptTerms)
    #expect(visitor.step == .review)
    await visitor.does(.confirm)
    #expect(visitor.step == .done)
    #expect(visitor.visit.purchase?.receipt.total == Money(minorUnits: 0, currency: "EUR"))
    #expect(
      visitor.askedFor == ["load", "begin", "acceptTerms", "confirm"], "no address and no card")
  }

  @Test func `R21–R45: a paid service goes through every screen in order`() async throws {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.does(.open)
    #expect(visitor.step == .cart)
    // Without any card the list of cards is passed over.
    for screen in Visitor.paidScreens where screen != .payment {
      await visitor.buys(until: screen)
      #expect(visitor.step == screen)
      #expect(try await visitor.charges() == (screen == .done ? 1 : 0), "\(screen)")
    }
    #expect(visitor.visit.purchase?.receipt.total?.description == "1.99 EUR")
    #expect(visitor.visit.purchase?.receipt.paidWith == "Visa •••• 4242")
    await visitor.does(.finish)
    #expect(visitor.step == .activation)
    #expect(visitor.askedFor.last == "visitCar")
    await visitor.does(.finish)
    #expect(visitor.step == .cart)
    let bought = visitor.visit.storefront?.listings.first { $0.product.id == "smart-alerts" }
    #expect(bought?.isStillToBeHad == false)
  }

  @Test(arguments: ["4242424242424242", "4242 4242-4242 4242", "737"])
  func `I10: what may be a number or a code is kept in no field that is seen`(
    _ typed: String
  ) async throws {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.buys(until: .card)
    await visitor.does(.typeCard(.holder, typed), .typeCard(.expiry, typed))
    #expect(visitor.visit.card.holder == "" && visitor.visit.card.expiry == "")
    #expect(visitor.visit.card.faults == [.holderHasDigits, .expiryUnreadable])
    let fields = try #require(try visitor.view.form?.fields)
    #expect(fields.flatMap(\.faults).count == 2)
    #expect(!fields.contains { $0.value.contains(typed) || $0.faults.joined().contains(typed) })
    // The right ones take their place.
    await visitor.adds("4242 4242 4242 4242")
    #expect(visitor.step == .terms)
  }

  @Test(arguments: AddressForm.Field.allCases)
  func `I10: a card number is kept in no field of the address`(
    _ field: AddressForm.Field
  ) async throws {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.buys(until: .address)
    await visitor.does(.type(field, "4242 4242 4242 4242"))
    #expect(visitor.visit.address.form[field] == "")
    #expect(
      visitor.visit.address.faults == [AddressError(field: field, reason: .cardNumber)])
  }

  @Test(arguments: ["ES", "IT", "IE", "CH"])
  func `the provinces of a country are offered where one is asked for`(
    _ country: String
  ) async throws {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.buys(until: .address)
    await visitor.does(.type(.country, country))
    let county = try #require(
      try visitor.view.form?.fields.first { $0.name == .address(.county) })
    let provinces = try #require(try ShippedCatalog.load().country(country)).address.provinces
    #expect(county.options.map(\.value) == provinces.map(\.name))
  }

  @Test func `R35: with a card at hand the cards are listed, and one is chosen`() async throws {
    let fixture = try await PhoneFixture()
    let kept = try await fixture.keepCard()
    let visitor = Visitor(fixture)
    await visitor.buys(until: .payment)
    await visitor.does(.pay(kept.id))
    #expect(visitor.step == .terms)
    await visitor.does(.acceptTerms, .confirm)
    #expect(visitor.visit.purchase?.receipt.paidWith == "Mastercard •••• 4444")
  }

  @Test func `R07: whoever presses Confirm twice is charged once`() async throws {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.buys(until: .review)
    guard case .confirm? = visitor.begins(.confirm) else {
      Issue.record("the first press confirms")
      return
    }
    #expect(visitor.begins(.confirm) == nil, "the second is not heard")
    #expect(visitor.begins(.back) == nil)
    #expect(visitor.step == .review)
  }

  @Test func `R26 R32: every wrong field of an address is named at once, and the rest is kept`()
    async throws
  {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.buys(until: .address)
    #expect(visitor.visit.address.unasked == AddressForm.Field.allCases)
    var form = Visitor.paris
    (form.line1, form.postcode, form.county) = ("12 rue <b>", "7500", "Île-de-France")
    await visitor.types(form)
    await visitor.does(.submitAddress)
    #expect(visitor.step == .address)
    #expect(visitor.visit.address.faults.map(\.field) == [.line1, .postcode])
    #expect(visitor.visit.address.unasked == [.line1, .postcode], "only these are asked again")
    #expect(visitor.visit.address.form.county == "Île-de-France")
    await visitor.does(
      .type(.line1, "12 rue de la Paix"), .type(.postcode, "75002"), .submitAddress)
    #expect(visitor.step == .addressSaved)
  }

  @Test func `of a postcode and a province that do not go together, both are asked for again`()
    async throws
  {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.buys(until: .address)
    await visitor.types(
      AddressForm(
        line1: "Calle Mayor 1", town: "Madrid", postcode: "08001", county: "Madrid", country: "ES"))
    await visitor.does(.submitAddress)
    #expect(visitor.visit.address.faults.map(\.field) == [.postcode])
    #expect(visitor.visit.address.unasked == [.postcode, .county])
  }

  @Test func `S16: an address abroad whose price is the same tells of its VAT`() async throws {
    let visitor = Visitor(try await PhoneFixture(), language: .en)
    await visitor.buys(until: .address)
    await visitor.types(
      AddressForm(line1: "Rue de la Loi 16", town: "Bruxelles", postcode: "1000", country: "BE"))
    await visitor.does(.submitAddress)
    let notice = try #require(try visitor.view.notice?.text)
    #expect(notice.hasPrefix("the price is still 1,99\u{A0}€ / month"), "\(notice)")
    #expect(notice.contains("21"))
  }

  @Test func `R37 R38: every wrong field of a card is named at once, and the rest is kept`()
    async throws
  {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.buys(until: .card)
    await visitor.does(
      .typeCard(.holder, "Camille Martin"), .tookSecret(.number, lastFour: "4241"),
      .typeCard(.expiry, "13/30"), .tookSecret(.securityCode, lastFour: ""),
      .submitCard(
        CardDetails(
          holder: "Camille Martin", number: "4242424242424241", expiry: "13/30",
          securityCode: "737"), passesBank: false))
    #expect(visitor.step == .card)
    #expect(visitor.visit.card.unasked == [.number, .expiry])
    #expect(visitor.visit.card.holder == "Camille Martin")
    #expect(visitor.visit.card.hasSecurityCode)
    #expect(visitor.visit.card.lastFour == nil, "a wrong number is not shown as one that is kept")
  }

  @Test func `S14: a declined card leads back to the payment, with the reason`() async throws {
    let fixture = try await PhoneFixture()
    let other = try await fixture.keepCard()
    let visitor = Visitor(fixture)
    await visitor.buys(until: .done, number: "4000 0000 0000 9995")
    #expect(visitor.step == .payment)
    #expect(visitor.visit.notice == .refused(.declined(.insufficientFunds)))
    #expect(try await visitor.charges() == 0)
    await visitor.does(.pay(other.id), .acceptTerms, .confirm)
    #expect(visitor.step == .done)
    #expect(try await visitor.charges() == 1)
  }

  @Test(
    arguments: [
      (.accept, .done, "fulfilled", 1), (.refuse, .payment, "declined(authentication_required)", 0),
      (.abandon, .cart, "abandoned", 0),
    ] as [(AuthenticationAnswer, StoreStep, String, Int)])
  func `S15: the bank's question is accepted, refused, or left`(
    _ answer: AuthenticationAnswer, _ screen: StoreStep, _ state: String, _ charges: Int
  ) async throws {
    let fixture = try await PhoneFixture()
    let visitor = Visitor(fixture)
    await visitor.buys(until: .bank, number: "4000 0025 0000 3155")
    #expect(visitor.step == .bank)
    await visitor.does(.authenticate(answer))
    #expect(visitor.step == screen)
    #expect(try await fixture.orderStates() == [state])
    #expect(try await visitor.charges() == charges)
  }

  @Test func `S16: a price that changed is shown beside the old one and asked about again`()
    async throws
  {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.buys(until: .review)
    _ = visitor.begins(.confirm)
    await visitor.does(
      .answered(
        .refused(
          .priceChanged(from: .monthly(199), to: .monthly(249)), order: visitor.visit.order)))
    #expect(visitor.step == .price)
    let notice = try #require(try visitor.view.notice?.text)
    #expect(notice.contains("1,99") && notice.contains("2,49"))
  }

  @Test(arguments: [StoreStep.address, .payment, .terms, .review, .bank])
  func `R07: a price that ran out is replaced by the price of the moment`(
    _ screen: StoreStep
  ) async throws {
    let fixture = try await PhoneFixture()
    let kept = try await fixture.keepCard("4000 0025 0000 3155")
    let visitor = Visitor(fixture)
    await visitor.buys(until: screen == .address ? .address : .payment)
    if screen != .address, screen != .payment {
      await visitor.does(.pay(kept.id))
      if screen != .terms { await visitor.does(.acceptTerms) }
      if screen == .bank { await visitor.does(.confirm) }
    }
    #expect(visitor.step == screen)
    let expired = try #require(visitor.visit.order?.quote)
    visitor.now = expired.expiresAt
    switch screen {
    case .address:
      await visitor.types(Visitor.paris)
      await visitor.does(.submitAddress)
    case .payment: await visitor.does(.pay(kept.id))
    case .terms: await visitor.does(.acceptTerms)
    case .review: await visitor.does(.confirm)
    default: await visitor.does(.authenticate(.accept))
    }
    #expect(visitor.step == .price)
    #expect(visitor.visit.notice == .quoteExpired)
    #expect(visitor.visit.order?.quote?.quotedAt == expired.expiresAt)
    #expect(try await visitor.charges() == 0)
    // What was typed need not be typed again.
    await visitor.does(.next)
    #expect(visitor.visit.address.form == Visitor.paris)
    #expect(visitor.visit.address.unasked == [])
  }

  @Test(arguments: Language.allCases)
  func `R11: no price is shown without its period`(language: Language) async throws {
    let visitor = Visitor(try await PhoneFixture(), language: language)
    await visitor.does(.open)
    let inCart = try visitor.view.choices.map(\.detail).filter { $0.contains("€") }
    #expect(inCart.count > 8)
    for detail in inCart { #expect(detail.contains(" / "), "\(detail)") }
    // After a free term, each period is said with its own price.
    await visitor.does(.show("premium-traffic"), .subscribe)
    #expect(visitor.step == .period)
    let paid = try visitor.view.choices.map(\.detail).filter { $0.contains("€") }
    #expect(paid.count > 1 && paid.allSatisfy { $0.contains(" / ") }, "\(paid)")
  }

  @Test func `R08: what does not fit says why and cannot be bought`() async throws {
    let visitor = Visitor(try await PhoneFixture(profile: "qashqai-j11/2019/tekna"))
    await visitor.does(.open, .show("smart-alerts"))
    let unmet = try #require(visitor.visit.listing?.compatibility.unmet)
    let marks = try visitor.view.blocks.compactMap { block in
      if case .marks(let marks) = block { marks.map(\.text) } else { nil }
    }
    #expect(!unmet.isEmpty)
    let texts = StoreTexts(.fr, in: nil).naming(from: try ShippedCatalog.load())
    #expect(marks.first?.dropFirst().map { $0 } == unmet.map { texts.why($0) })
    #expect(marks.joined().allSatisfy { !$0.contains("*") && !$0.contains("_") })
    await visitor.does(.subscribe)
    #expect(visitor.step == .detail)
    #expect(visitor.askedFor == ["load"])
  }

  @Test func `what the car has already is not sold again`() async throws {
    let fixture = try await PhoneFixture()
    try await fixture.orderFree("my-car-finder")
    let visitor = Visitor(fixture)
    await visitor.does(.open, .show("my-car-finder"), .subscribe)
    #expect(visitor.step == .detail)
    #expect(visitor.askedFor == ["load"])
  }

  @Test func `R43: opening the terms is noted with its time, and is no consent`() async throws {
    let fixture = try await PhoneFixture()
    let visitor = Visitor(fixture)
    await visitor.does(.open, .show("my-car-finder"), .subscribe, .openTerms)
    #expect(visitor.step == .termsText)
    let articles = TermsDocument.of(.fr).articles
    #expect(try visitor.view.blocks == articles.map { .text("\($0.heading)\n\($0.text)") })
    let order = try #require(
      try await fixture.store.orders(of: fixture.account.id, at: .opening).first)
    #expect(order.termsOpened?.at == .opening)
    #expect(order.termsOpened?.terms == "nissan-store-terms-2026-01-FR-fr")
    #expect(order.terms == nil)
    await visitor.does(.back, .acceptTerms)
    #expect(visitor.visit.order?.terms?.terms == "nissan-store-terms-2026-01-FR-fr")
  }
}
