import NissanStore
import VehicleCatalog
import WorldTime

extension ScreenComposer {
  /// - Source: seed R11, R24.
  var period: ScreenView {
    var view = ScreenView(title: texts[.periodTitle])
    guard let listing = visit.listing else { return view }
    view.blocks = [.text(listing.product.name[texts.language]), .text(texts[.periodText])]
    let trial = listing.isTrialOpen ? listing.product.trial : nil
    view.choices = listing.periodChoices.map { choice in
      let (label, detail) = words(for: choice, listing, trial)
      return ScreenView.Choice(label: label, detail: detail, action: .act(.choose(choice)))
    }
    view.footnotes = [visit.renews ? texts[.renewalOn] : texts[.renewalOff], texts[.illustration]]
    view.buttons = [
      button(
        visit.renews ? texts[.renewalSwitchOff] : texts[.renewalSwitchOn], key: texts[.keyRenewal],
        .renewal(!visit.renews))
    ]
    return view
  }

  private func words(
    for choice: PeriodChoice, _ listing: ProductListing, _ trial: Period?
  ) -> (label: String, detail: String) {
    guard let offer = listing.offer(choice) else {
      return (trial.map(texts.trialTerm) ?? "", texts[.trialEnds])
    }
    let price = texts.withVAT(offer.price)
    guard let trial, trial.months > 0 else { return (texts.term(offer.term.period), price) }
    let each = texts.price(offer.price, each: offer.term.period)
    return (texts.term(offer.term.period), texts.free(for: trial.months, then: each))
  }

  /// - Source: seed R07, R11, R14, R24.
  var price: ScreenView {
    var view = ScreenView(title: texts[.priceTitle])
    guard let order = visit.order, let quote = order.quote else { return view }
    view.blocks = [.facts(facts(of: order, quote))]
    if quote.illustrative { view.footnotes = [texts[.illustration]] }
    view.buttons = [button(texts[.next], .next)]
    return view
  }

  private func facts(of order: Order, _ quote: Quote) -> [ScreenView.Fact] {
    facts([
      (texts[.productLabel], name(of: order.product)),
      (texts[.priceWithVAT], priceAndTerm(quote)),
      (texts[.vatLabel], vat(quote)),
      (texts[.item], items(quote)),
      (texts[.dueNow], texts.withVAT(quote.total)),
      (texts[.freeTerm], quote.trial.isPositive ? texts.term(quote.trial) : nil),
      (texts[.validityLabel], texts[.validityFrom, ["term": texts.term(quote.period)]]),
      (texts[.renewal], quote.renews ? texts[.renewsEach] : texts[.renewsNot]),
      (texts[.howToEnd], quote.renews ? texts[.howToEndText] : nil),
      (texts[.guaranteedUntil], texts.moment(quote.expiresAt)),
    ])
  }

  /// What the total is made of, where it is more than one amount: a credit among them.
  private func items(_ quote: Quote) -> String? {
    guard quote.lines.count > 1 else { return nil }
    return quote.lines.map { texts.item($0, called: name(of: $0.product)) }
      .joined(separator: "\n")
  }

  private func vat(_ quote: Quote) -> String {
    let country = catalog.country(quote.country)?.name[texts.language] ?? quote.country
    return texts.vat(basisPoints: quote.vatBasisPoints, in: country, amount: quote.vatTotal)
  }

  /// - Source: seed R43.
  var terms: ScreenView {
    var view = ScreenView(title: texts[.termsTitle])
    guard let order = visit.order else { return view }
    let terms = visit.terms(for: order)
    view.blocks = [
      .text(texts[.termsText]), .link(StoreTexts.link(to: terms)),
      .facts(
        facts([
          (texts[.edition], texts.edition(of: terms)),
          (texts[.openedAt], order.termsOpened.map { texts.moment($0.at) }),
        ])),
    ]
    view.choices = [
      choice(texts[.openTerms], .openTerms), choice(texts[.acceptTerms], .acceptTerms),
    ]
    return view
  }

  /// The terms as they are read.
  var termsText: ScreenView {
    let document = TermsDocument.of(texts.language)
    var view = ScreenView(title: document.title)
    view.blocks = document.articles.map { .text("\($0.heading)\n\($0.text)") }
    view.buttons = [button(texts[.ok], .back)]
    return view
  }

  /// - Source: seed R06, R07, R44; Directive 2011/83/EU article 8(2) for the words on the button.
  var review: ScreenView {
    var view = ScreenView(title: texts[.reviewTitle])
    guard let order = visit.order else { return view }
    view.blocks = [
      .facts(reviewFacts(order)),
      .text(order.plan.needsPayment ? texts[.reviewText] : texts[.reviewFree]),
    ]
    view.choices = [
      choice(order.plan.needsPayment ? texts[.confirmPaid] : texts[.confirmFree], .confirm)
    ]
    return view
  }

  private func reviewFacts(_ order: Order) -> [ScreenView.Fact] {
    let trial = order.plan.trial
    var rows = facts([
      (texts[.productLabel], name(of: order.product)),
      (texts[.vehicle], texts.name(ofCar: order.vehicle.rawValue)),
    ])
    if let quote = order.quote {
      rows += facts([
        (texts[.item], items(quote)),
        (texts[.totalDue], texts.withVAT(quote.total)), (texts[.vatLabel], vat(quote)),
        (texts[.freeTerm], trial.isPositive ? texts.term(trial) : nil),
        (texts[.priceWithVAT], priceAndTerm(quote)),
        (texts[.renewal], quote.renews ? texts[.renewsEach] : texts[.renewsNot]),
        (texts[.howToEnd], quote.renews ? texts[.howToEndText] : nil),
        (texts[.billedTo], order.address.map { oneLine($0.form) }),
        (texts[.paidBy], order.paymentMethod.flatMap(summary)?.shown),
        (texts[.guaranteedUntil], texts.moment(quote.expiresAt)),
      ])
    } else {
      rows += facts([
        (texts[.totalDue], texts[.free]),
        (texts[.validityLabel], trial.isPositive ? texts.term(trial) : texts[.withoutEnd]),
      ])
    }
    rows += facts([
      (texts[.acceptedTerms], order.terms.map { texts.edition(of: $0.terms) })
    ])
    return rows
  }

  func summary(_ id: PaymentMethodID) -> CardSummary? {
    visit.wallet.methods.first { $0.id == id }?.card
  }

  func oneLine(_ form: AddressForm) -> String {
    let country = catalog.country(form.country)
    let lines = country.map(form.lines) ?? []
    return (lines + [country?.name[texts.language] ?? form.country]).joined(separator: ", ")
  }

  /// - Source: seed R45; Directive 2011/83/EU articles 8(7) and 11.
  var done: ScreenView {
    var view = ScreenView(title: texts[.doneTitle])
    guard let purchase = visit.purchase else { return view }
    view.blocks = [
      .facts(facts(of: purchase.receipt)),
      .text(
        [purchase.receipt.withdrawUntil.map { _ in texts[.howToWithdraw] }, texts[.doneText]]
          .compactMap { $0 }.joined(separator: "\n")),
    ]
    view.buttons = [button(texts[.continue], .finish)]
    return view
  }
}
