import NissanStore
import VehicleCatalog
import WorldTime

extension StoreNode {
  /// The store after an event; `nil` when it cannot happen, or changes nothing.
  func after(_ event: ExplorationEvent, _ world: ExploredWorld) -> StoreNode? {
    let isCounted = world.actsMax != nil && ExplorationBounds.countedEvents.contains(event)
    if isCounted, let actsMax = world.actsMax, acts >= actsMax { return nil }
    var next = self
    next.undergo(event, world)
    guard next != self else { return nil }
    if isCounted { next.acts += 1 }
    return next
  }

  private mutating func undergo(_ event: ExplorationEvent, _ world: ExploredWorld) {
    switch event {
    case .buy: if purchases == 0 { buy(world.product, world) }
    case .buyAgain: if isFree(for: .buyAgain, world) { buy(world.product, world) }
    case .challenge:
      if purchases == 0 { buy(world.product, with: ExploredCustomer.challengingCard, world) }
    case .upgrade:
      guard isFree(for: .upgrade, world) else { return }
      buy(ExploredWorld.pack, months: ExploredWorld.packMonths, world)
    case .changePeriod:
      guard isFree(for: .upgrade, world) else { return }
      buy(world.product, months: world.months == 1 ? 12 : 1, world)
    case .resume: resume(world)
    case .release: perform(.release(world.vin, by: ExploredCustomer.account), world)
    case .authenticate, .scaAbandon: answerBank(event, world)
    case .timeoutBefore, .timeoutAfter, .slowApprove, .slowDecline, .lateApprove:
      if fault == nil { fault = LineFault(event) }
    case .decline, .accept: setCard(isDeclined: event == .decline, world)
    case .dispute: dispute(world)
    case .priceRise:
      isPriceRaised = true
      perform(.catchUp, world)
    case .tick: pass(world)
    case .fetch: self = issuing(world).store
    default: if let subscription = subscription(world) { change(subscription, event, world) }
    }
  }

  /// What a customer does to what they have.
  private mutating func change(
    _ subscription: Subscription, _ event: ExplorationEvent, _ world: ExploredWorld
  ) {
    let (id, account) = (subscription.id, ExploredCustomer.account)
    switch event {
    case .cancel:
      perform(.setAutoRenew(false, of: id, isAuthenticated: false, by: account), world)
    case .refund: perform(.refund(id, by: account), world)
    case .withdraw:
      let shown = perform(.openWithdrawal(subscription.order, by: account), world)
      guard case .statement(let statement)? = shown else { return }
      perform(.withdraw(subscription.order, confirming: statement, by: account), world)
    case .pause: perform(.pause(id, for: ExploredWorld.pause, by: account), world)
    case .agree, .refuse:
      let agrees = event == .agree
      let answer = perform(
        .answerPriceChange(id, agrees: agrees, isAuthenticated: true, by: account), world)
      if agrees, answer != nil { hasAgreed = true }
    case .transfer:
      let target = Customer(account: account, vehicle: world.otherVIN, phone: nil)
      perform(.transfer(id, to: target), world)
    default: break
    }
  }
}

extension StoreNode {
  /// What was bought, transfers left out.
  private var purchases: Int { records.orders.all.count { $0.predecessor == nil } }

  /// There is room for another purchase, which comes after what is over or beside what runs.
  private func isFree(for event: ExplorationEvent, _ world: ExploredWorld) -> Bool {
    guard purchases < ExploredWorld.purchasesMax else { return false }
    let isOver = subscription(world)?.state.isOver
    return event == .upgrade ? isOver == false : purchases > 0 && isOver ?? true
  }

  /// The whole way of a purchase, from the product to its confirmation, as far as it comes.
  private mutating func buy(
    _ product: ProductID, months: Int? = nil, with card: CardDetails = ExploredCustomer.card,
    _ world: ExploredWorld
  ) {
    let account = ExploredCustomer.account
    let request = PurchaseRequest(
      customer: Customer(account: account, vehicle: world.vin, phone: nil), product: product,
      months: months ?? world.months, autoRenew: world.allowance == nil)
    guard case .order(let order)? = perform(.begin(request), world),
      let country = world.catalog.country(world.profile.market)
    else { return }
    let terms = Terms.current(country: country.code, language: .fr)
    let steps: [StoreCommand] = [
      .saveAddress(ExploredCustomer.address(in: country), for: order.id, by: account),
      .addCard(card, for: order.id, by: account),
      .acceptTerms(terms, for: order.id, by: account),
      .review(order.id, by: account),
      .confirm(order.id, quote: order.quote?.id, by: account),
    ]
    for step in steps { guard perform(step, world) != nil else { return } }
  }

  /// The oldest of what will not renew goes on.
  private mutating func resume(_ world: ExploredWorld) {
    let known = records.subscriptions.all.map(\.subscription).first {
      !$0.autoRenews && !$0.state.isOver && $0.billing != nil
    }
    guard let known else { return }
    perform(
      .resume(known.id, isAuthenticated: true, by: ExploredCustomer.account), world)
  }

  /// The customer passes 3-D Secure, or gives the purchase up.
  private mutating func answerBank(_ event: ExplorationEvent, _ world: ExploredWorld) {
    guard let order = records.orders.all.last(where: { $0.state == .scaRequired }) else { return }
    let account = ExploredCustomer.account
    perform(
      event == .authenticate
        ? .authenticate(order.id, passed: true, by: account) : .abandon(order.id, by: account),
      world)
  }

  /// The bank declines what is charged without the customer from now on, or pays it again.
  private mutating func setCard(isDeclined: Bool, _ world: ExploredWorld) {
    guard let subscription = subscription(world), subscription.needsPaymentMethod,
      let method = subscription.billing.flatMap({ records.methods[$0.paymentMethod] }),
      let known = processor.cards[method.token]?.behaviour
    else { return }
    let behaviour = CardBehaviour(
      atPurchase: known.atPurchase,
      later: isDeclined ? .declined(.genericDecline) : .approved, challenges: known.challenges)
    _ = processor.attach(behaviour, as: method.token)
  }

  /// The holder of the card disputes the newest charge that can be disputed.
  private mutating func dispute(_ world: ExploredWorld) {
    let paid = processor.charges.all.last { charge in
      charge.outcome == .approved && processor.refunds[.charge(charge.key)].isEmpty
        && !processor.notices[.charge(charge.key)].contains { $0.event == .disputed }
    }
    guard let paid else { return }
    let notice = ProcessorNotice(
      key: PaymentNoticeID(rawValue: "\(paid.key)/disputed"), charge: paid.key, event: .disputed,
      dueAt: now(world))
    processor.notices.load(notice, at: processor.notices.lastPlace + 1)
    perform(.catchUp, world)
  }
}
