import NissanStore
import VehicleCatalog
import WorldTime

/// What a change costs, when it takes effect and what comes after it; only then it is done.
extension ScreenComposer {
  var change: ScreenView {
    guard let change = visit.change, let history = visit.history else { return self.history }
    let subscription = history.subscription(visit.subscription)
    var view = ScreenView(title: label(of: change, subscription))
    if case .withdraw(let order, let statement) = change {
      view.blocks = declaration(statement, of: order)
      view.choices = [choice(sentence(texts[.confirmWithdrawal]), .carryOut(passesBank: false))]
      return view
    }
    guard let subscription else { return view }
    view.blocks = [
      .text(name(of: subscription.product)),
      .facts(
        facts([
          (texts[.costLabel], cost(of: change, subscription, history)),
          (texts[.effectLabel], effect(of: change, subscription, history)),
          (texts[.afterwardsLabel], afterwards(change, subscription)),
        ])), .note(texts[.nothingDoneYet]),
    ]
    view.choices = [
      choice(texts[.confirmChange, ["change": view.title]], .carryOut(passesBank: false))
    ]
    return view
  }

  /// - Source: Directive 2011/83/EU article 11a(2).
  private func declaration(
    _ statement: WithdrawalStatement?, of order: OrderID
  ) -> [ScreenView.Block] {
    let (language, catalog) = (texts.language, catalog)
    let ended = visit.history?.subscriptions.first { $0.order == order }
    let effect = ended.map(endsAtOnce) ?? texts[.endsAtOnce]
    let rows = statement.map { statement in
      WithdrawalText(statement, texts, name: { catalog.product($0)?.name[language] }).rows.map {
        ScreenView.Fact(label: $0.label, value: $0.value)
      }
    }
    return [
      .text(texts[.declaration]),
      .facts((rows ?? []) + facts([(texts[.effectLabel], effect)])),
      .note(texts[.nothingDoneYet]),
    ]
  }

  /// What it is called, as a choice and as a heading.
  func label(of change: SubscriptionChange, _ subscription: Subscription?) -> String {
    switch change {
    case .endRenewal: texts[.renewalEnd]
    case .resume where subscription?.state == .paused: texts[.pauseEndNow]
    case .resume where subscription?.pause != nil: texts[.pauseDrop]
    case .resume: texts[.renewalAgain]
    case .pause: texts[.pauseChoice]
    case .answerPrice(_, true): texts[.newPriceAccept]
    case .answerPrice(_, false): texts[.newPriceRefuse]
    case .refund: texts[.refundChoice]
    case .withdraw: withdrawHere
    case .transfer: texts[.transferChoice]
    }
  }

  private func cost(
    of change: SubscriptionChange, _ subscription: Subscription, _ history: StoreHistory
  ) -> String {
    let card = card(of: subscription) ?? "–"
    switch change {
    case .resume where subscription.state == .paused:
      let billing = subscription.billing(forChargeAt: history.worldTime)
      return billing.map {
        texts[.costNow, ["price": texts.amount($0.price), "card": card]]
      } ?? texts[.costNothing]
    case .refund:
      let paid = history.refundable(subscription)
      return paid?.total.map {
        texts[.costBack, ["amount": texts.amount($0), "card": paid?.paidWith ?? card]]
      } ?? texts[.nothingPaid]
    case .endRenewal, .resume, .pause, .answerPrice, .withdraw, .transfer:
      return texts[.costNothing]
    }
  }

  private func effect(
    of change: SubscriptionChange, _ subscription: Subscription, _ history: StoreHistory
  ) -> String {
    switch change {
    case .endRenewal: return texts.endWithoutRenewal(subscription)
    case .resume: return texts[.effectNow]
    case .pause(_, let length):
      return texts.pause(
        from: subscription.paidThrough, to: subscription.paidThrough.adding(length))
    case .answerPrice(_, true):
      let moment = subscription.firstRenewalAtNewPrice ?? subscription.paidThrough
      return texts[.effectOn, ["moment": texts.moment(moment)]]
    case .answerPrice(_, false): return texts.endAtOldPrice(subscription)
    case .refund, .withdraw: return endsAtOnce(subscription)
    case .transfer(_, let vehicle):
      return texts[
        .effectTransfer,
        [
          "from": texts.name(ofCar: subscription.vehicle.rawValue),
          "to": texts.name(ofCar: vehicle.rawValue),
        ]]
    }
  }

  /// That it ends, and what of its services was bought before and goes on.
  private func endsAtOnce(_ ended: Subscription) -> String {
    guard let history = visit.history else { return texts[.endsAtOnce] }
    let services = Set(catalog.product(ended.product)?.grants ?? [])
    let others = history.subscriptions.filter { other in
      other.id != ended.id && other.vehicle == ended.vehicle && !other.state.isOver
        && other.paidThrough > history.worldTime
        && !services.isDisjoint(with: catalog.product(other.product)?.grants ?? [])
    }
    guard !others.isEmpty else { return texts[.endsAtOnce] }
    let stays = others.map {
      texts[
        .staysUntil,
        ["product": name(of: $0.product), "moment": texts.moment($0.paidThrough)]]
    }
    return texts[.endsButStays, ["others": texts.joined(stays)]]
  }

  private func afterwards(
    _ change: SubscriptionChange, _ subscription: Subscription
  ) -> String? {
    switch change {
    case .endRenewal where subscription.state == .paused: return nil
    case .endRenewal: return texts[.renewalEndText]
    case .resume where subscription.state == .paused: return texts[.pauseEndText]
    case .resume:
      let end = subscription.paidThrough
      return subscription.billing(forChargeAt: end).map { nextCharge($0, at: end) }
    case .pause(_, let length):
      let end = subscription.paidThrough.adding(length)
      return subscription.billing(forChargeAt: end).map { nextCharge($0, at: end) }
    case .answerPrice(_, true):
      guard let change = subscription.priceChange, let billing = subscription.billing else {
        return nil
      }
      return texts.price(change.price, each: billing.period)
    case .answerPrice(_, false) where subscription.endsWhenPriceIsRefused: return nil
    case .answerPrice(_, false): return texts[.newPriceRefuseText]
    case .refund, .withdraw: return nil
    case .transfer: return subscription.autoRenews ? texts[.transferText] : nil
    }
  }

  /// The bank's question before a change.
  var changeAtBank: ScreenView {
    let card = visit.history?.subscription(visit.subscription).flatMap(card) ?? ""
    var view = bankScreen(texts[.bankVerifies, ["card": card]])
    view.choices = [
      choice(texts[.bankAccept], .carryOut(passesBank: true)),
      choice(texts[.bankRefuse], .authenticate(.refuse)),
    ]
    return view
  }
}
