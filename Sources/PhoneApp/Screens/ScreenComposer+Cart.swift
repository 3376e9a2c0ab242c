import NissanStore
import VehicleCatalog
import WorldTime

extension ScreenComposer {
  /// What there is, by category.
  ///
  /// - Source: seed R03–R05, R14, R21, R22.
  var cart: ScreenView {
    var view = ScreenView(title: texts[.cartTitle])
    let unpaid = unpaid
    if !unpaid.isEmpty { view.blocks.append(.marks(unpaid)) }
    if visit.shopper.cars.count > 1, let vehicle = visit.shopper.vehicle {
      view.blocks.append(.text(texts.name(ofCar: vehicle.rawValue)))
    }
    view.blocks.append(.text(texts[.cartText]))
    let listings = visit.storefront?.listings ?? []
    let shown = listings.filter { visit.listsAll || $0.compatibility.isCompatible }
    for category in ServiceCategory.allCases {
      view.choices += shown.filter { $0.product.category == category }.map(choice)
    }
    if shown.contains(where: { !$0.offers.isEmpty }) {
      view.footnotes.append(texts[.illustration])
    }
    let left = listings.filter { !$0.compatibility.isCompatible }.count
    if left > 0, !visit.listsAll { view.footnotes.append(texts[.unfit, [:], count: left]) }
    if left > 0 {
      view.buttons.append(
        button(
          visit.listsAll ? texts[.listFitting] : texts[.listAll], key: texts[.keyAll],
          .listAll(!visit.listsAll)))
    }
    view.buttons += [
      button(texts[.walletTitle], key: texts[.keyWallet], .openWallet),
      button(texts[.historyTitle], key: texts[.keyHistory], .openHistory),
      button(texts[.carsTitle], key: texts[.keyCars], .openCars),
    ]
    return view
  }

  private func choice(_ listing: ProductListing) -> ScreenView.Choice {
    let product = listing.product
    let isFit = listing.compatibility.isCompatible
    return ScreenView.Choice(
      group: texts[product.category], label: product.name[texts.language],
      detail: isFit ? shortPrice(listing) : texts.marked(product.shownKind, texts[.unfitMark]),
      tone: isFit ? (listing.isStillToBeHad ? .plain : .good) : .bad,
      reasons: listing.compatibility.unmet.map { texts.why($0) },
      action: .act(.show(product.id)))
  }

  /// The mark, then the lowest price; of what the car has, that it has it.
  private func shortPrice(_ listing: ProductListing) -> String {
    let kind = listing.product.shownKind
    guard listing.isStillToBeHad else { return texts.marked(kind, texts[.ownedMark]) }
    guard let offer = listing.offers.first else {
      return openTrial(listing).map { texts.free(for: $0) } ?? texts[kind]
    }
    if let trial = openTrial(listing) { return texts.trial(trial, then: offer) }
    return texts.marked(kind, texts.price(offer.price, each: offer.term.period))
  }

  /// - Source: seed R05, R08–R11, R14, R22, R23.
  var detail: ScreenView {
    guard let listing = visit.listing else { return ScreenView(title: texts[.cartTitle]) }
    let product = listing.product
    var view = ScreenView(title: product.name[texts.language])
    view.blocks = [
      .text(product.summary[texts.language]),
      .facts(
        facts([
          (texts[.categoryLabel], texts[product.category]),
          (texts[.kindLabel], texts[product.shownKind]),
          (texts[.priceLabel], prices(listing)),
          (texts[.validityLabel], validity(listing)),
          (texts[.servicesLabel], product.grants.count > 1 ? services(product) : nil),
          (texts[.needsLabel], needs(product)),
          (texts[.ownedLabel], owned(listing)),
        ])),
      .marks(compatibility(listing)),
    ]
    if !listing.offers.isEmpty { view.footnotes = [texts[.illustration]] }
    if listing.canBeBought { view.buttons = [button(texts[.next], .subscribe)] }
    return view
  }

  private func prices(_ listing: ProductListing) -> String {
    let prices = listing.offers.map { offer in
      texts.price(offer.price, each: offer.term.period)
        + (offer.isIllustrative ? " (\(texts[.illustrative]))" : "")
    }.joined(separator: "\n")
    guard let trial = openTrial(listing) else {
      return prices.isEmpty ? (listing.product.shownKind == .free ? texts[.free] : "–") : prices
    }
    guard trial.months > 0, let first = listing.offers.first else { return texts[.free] }
    let rest = listing.offers.dropFirst().map { texts.price($0.price, each: $0.term.period) }
    return
      ([
        texts.free(
          for: trial.months, then: texts.price(first.price, each: first.term.period))
      ] + rest)
      .joined(separator: "\n")
  }

  private func validity(_ listing: ProductListing) -> String? {
    let product = listing.product
    if product.kind == .free { return texts[.withoutEnd] }
    let terms = listing.offers.map { texts.term($0.term.period) }
    let trial = openTrial(listing).map { terms.isEmpty ? texts.term($0) : texts.trialTerm($0) }
    let all = (trial.map { [$0] } ?? []) + terms
    return all.isEmpty ? nil : all.joined(separator: ", ")
  }

  private func openTrial(_ listing: ProductListing) -> Period? {
    listing.isTrialOpen ? listing.product.trial : nil
  }

  private func services(_ product: Product) -> String {
    product.grants.map(name(ofService:)).joined(separator: ", ")
  }

  /// What a service asks of the car while it is activated, and of the phone.
  private func needs(_ product: Product) -> String? {
    let services = product.grants.compactMap(catalog.service)
    let conditions = Set(services.flatMap(\.activation.requires))
    let reported = ActivationCondition.allCases.filter(conditions.contains).map { texts[$0] }
    let accounts = Set(services.compactMap(\.phone.account)).sorted()
    let needs =
      (reported.isEmpty ? [] : [texts[.needsToActivate, ["conditions": texts.list(reported)]]])
      + accounts.map { texts[.needsAccount, ["name": $0]] }
    return needs.isEmpty ? nil : needs.joined(separator: "\n")
  }

  private func owned(_ listing: ProductListing) -> String? {
    switch listing.ownership {
    case .none: nil
    case .endless: texts[.free]
    case .subscribed(let subscription):
      texts.owned(subscription)
    case .covered(let others): texts.through(others)
    }
  }

  /// Every rule that is not met, or that all are.
  private func compatibility(_ listing: ProductListing) -> [ScreenView.Mark] {
    guard !listing.compatibility.isCompatible else {
      return [.init(tone: .good, text: texts[.fitsThis])]
    }
    return [.init(tone: .bad, text: texts[.fitsNotThis])]
      + listing.compatibility.unmet.map {
        .init(tone: .bad, text: texts.why($0))
      }
  }
}
