package import NissanStore
import VehicleCatalog

extension StoreTexts {
  /// Why the store said no: the value that offends, and what would do. Begins small and ends
  /// without a full stop, to stand behind what was attempted.
  package func why(_ refusal: StoreRefusal) -> String {
    switch refusal {
    case .accountUnknown(let id): self[.accountUnknown, ["id": id]]
    case .accountInvalid(let faults): joined(faults.map(why))
    case .emailTaken(let email): self[.emailTaken, ["email": email]]
    case .emailUnknown(let email): self[.emailUnknown, ["email": email]]
    case .notOwner(let vin, isOwned: true): self[.notOwner, ["vehicle": vin]]
    case .notOwner(let vin, isOwned: false): self[.nobodyOwns, ["vehicle": vin]]
    case .subscriptionsRunning(let vin, let subscriptions):
      self[.subscriptionsRunning, ["vehicle": vin, "subscriptions": list(subscriptions)]]
    case .creditedTo(let other, by: _): self[.creditedElsewhere, ["order": other]]
    case .allowanceStays(let id): self[.allowanceStays, ["id": id]]
    case .vehicleNotLinked(let vin): self[.vehicleNotLinked, ["vehicle": vin]]
    case .profileUnknown(let refusal): self[.profileUnknown, ["reason": why(refusal)]]
    case .productUnknown(let id): self[.productUnknown, ["product": id]]
    case .notSoldHere(let id, let country): self[.notSoldHere, ["product": id, "country": country]]
    case .offerUnknown(let id, let months, let offered): unknownOffer(id, months, offered)
    case .incompatible(let id, let unmet):
      self[.incompatible, ["product": id, "reasons": joined(unmet.map { why($0) })]]
    case .alreadyOwned(let id, through: []): self[.alreadyOwned, ["product": id]]
    case .alreadyOwned(let id, through: let others):
      self[.ownedThrough, ["product": id, "products": list(others)]]
    case .trialUsed(let id): self[.trialUsed, ["product": id]]
    case .orderUnknown(let id): self[.orderUnknown, ["id": id]]
    case .subscriptionUnknown(let id): self[.subscriptionUnknown, ["id": id]]
    case .paymentMethodUnknown(let id): self[.paymentMethodUnknown, ["id": id]]
    case .paymentMethodNeeded(let id, let subscriptions):
      self[.paymentMethodNeeded, ["id": id, "subscriptions": list(subscriptions)]]
    case .paymentMethodReplacesItself(let id): self[.paymentMethodReplacesItself, ["id": id]]
    case .receiptUnknown(let number): self[.receiptUnknown, ["id": number]]
    case .addressInvalid(let faults): joined(faults.map(whyInFull))
    case .cardInvalid(let faults): joined(faults.map(why))
    case .termsOutdated(let given, let inForce):
      self[.termsOutdated, ["given": given, "inForce": inForce]]
    case .quoteExpired(let instant): self[.quoteExpired, ["moment": moment(instant)]]
    case .priceChanged(let from, let to):
      self[.priceChanged, ["from": amount(from), "to": amount(to)]]
    case .quoteMismatch: self[.quoteMismatch]
    case .declined(let code): self[.declined, ["reason": self[code]]]
    case .authenticationNeeded: self[.authenticationNeeded]
    case .paymentPending(let until): self[.paymentPending, ["moment": moment(until)]]
    case .nothingToRefund(let id): self[.nothingToRefund, ["id": id]]
    case .withdrawalOver(let id, let since):
      self[.withdrawalOver, ["id": id, "until": lastDay(before: since)]]
    case .withdrawalUnconfirmed(let id): self[.withdrawalUnconfirmed, ["id": id]]
    case .pauseLengthInvalid(let length, let min, let max):
      self[.pauseLengthInvalid, ["length": term(length), "min": term(min), "max": term(max)]]
    case .priceConsentNeeded(let id, let price):
      self[.priceConsentNeeded, ["id": id, "price": amount(price)]]
    case .noHigherPrice(let id): self[.noHigherPrice, ["id": id]]
    case .notPossibleNow(_, let state): self[.outOfTurn, ["state": standing(state)]]
    case .timeRanBackwards(let now, let seen):
      self[.timeRanBackwards, ["now": moment(now), "seen": moment(seen)]]
    }
  }

  private func unknownOffer(_ id: ProductID, _ months: Int?, _ offered: [Int]) -> String {
    let list = offered.isEmpty ? self[.noneOffered] : list(offered)
    guard let months else {
      return self[.offerNeedsMonths, ["product": id, "offered": list]]
    }
    return self[.offerUnknown, ["product": id, "months": months, "offered": list]]
  }

  /// Where an order or a subscription stands, by the name of the state.
  private func standing(_ name: String) -> String {
    if let state = OrderMachine.states.first(where: { $0.description == name }) {
      return self[state]
    }
    if let state = SubscriptionMachine.states.first(where: { $0.description == name }) {
      return self[state]
    }
    return self[.outOfTurnAtStart]
  }
}
