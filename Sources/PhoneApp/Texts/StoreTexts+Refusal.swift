package import NissanStore
import VehicleCatalog

extension StoreTexts {
  /// Why the store said no: the value that offends, and what would do. Begins small and ends
  /// without a full stop, to stand behind what was attempted.
  package func why(_ refusal: StoreRefusal) -> String {
    switch refusal {
    case .accountUnknown(let id): self[.accountUnknown, ["id": id.rawValue]]
    case .accountInvalid(let faults): joined(faults.map(why))
    case .emailTaken(let email): self[.emailTaken, ["email": email]]
    case .emailUnknown(let email): self[.emailUnknown, ["email": email]]
    case .notOwner(let vin, isOwned: true): self[.notOwner, ["vehicle": vin.rawValue]]
    case .notOwner(let vin, isOwned: false): self[.nobodyOwns, ["vehicle": vin.rawValue]]
    case .subscriptionsRunning(let vin, let subscriptions):
      self[
        .subscriptionsRunning,
        ["vehicle": vin.rawValue, "subscriptions": list(subscriptions.map(\.rawValue))]]
    case .creditedTo(let other, by: _): self[.creditedElsewhere, ["order": other.rawValue]]
    case .allowanceStays(let id): self[.allowanceStays, ["id": id.rawValue]]
    case .vehicleNotLinked(let vin): self[.vehicleNotLinked, ["vehicle": vin.rawValue]]
    case .profileUnknown(let refusal): self[.profileUnknown, ["reason": why(refusal)]]
    case .productUnknown(let id): self[.productUnknown, ["product": id.rawValue]]
    case .notSoldHere(let id, let country):
      self[.notSoldHere, ["product": id.rawValue, "country": country]]
    case .offerUnknown(let id, let months, let offered): unknownOffer(id, months, offered)
    case .incompatible(let id, let unmet):
      self[
        .incompatible,
        ["product": id.rawValue, "reasons": joined(unmet.map { why($0) })]]
    case .alreadyOwned(let id, through: []): self[.alreadyOwned, ["product": id.rawValue]]
    case .alreadyOwned(let id, through: let others):
      self[
        .ownedThrough, ["product": id.rawValue, "products": list(others.map(\.rawValue))]]
    case .trialUsed(let id): self[.trialUsed, ["product": id.rawValue]]
    case .orderUnknown(let id): self[.orderUnknown, ["id": id.rawValue]]
    case .subscriptionUnknown(let id): self[.subscriptionUnknown, ["id": id.rawValue]]
    case .paymentMethodUnknown(let id): self[.paymentMethodUnknown, ["id": id.rawValue]]
    case .paymentMethodNeeded(let id, let subscriptions):
      self[
        .paymentMethodNeeded,
        ["id": id.rawValue, "subscriptions": list(subscriptions.map(\.rawValue))]]
    case .paymentMethodReplacesItself(let id):
      self[.paymentMethodReplacesItself, ["id": id.rawValue]]
    case .receiptUnknown(let number): self[.receiptUnknown, ["id": number.rawValue]]
    case .addressInvalid(let faults): joined(faults.map(why))
    case .cardInvalid(let faults): joined(faults.map(why))
    case .termsOutdated(let given, let inForce):
      self[.termsOutdated, ["given": given.rawValue, "inForce": inForce.rawValue]]
    case .quoteExpired(let instant): self[.quoteExpired, ["moment": moment(instant)]]
    case .priceChanged(let from, let to):
      self[.priceChanged, ["from": amount(from), "to": amount(to)]]
    case .quoteMismatch: self[.quoteMismatch]
    case .declined(let code): self[.declined, ["reason": why(code)]]
    case .authenticationNeeded: self[.authenticationNeeded]
    case .paymentPending(let until): self[.paymentPending, ["moment": moment(until)]]
    case .nothingToRefund(let id): self[.nothingToRefund, ["id": id.rawValue]]
    case .withdrawalOver(let id, let since):
      self[.withdrawalOver, ["id": id.rawValue, "until": lastDay(before: since)]]
    case .withdrawalUnconfirmed(let id): self[.withdrawalUnconfirmed, ["id": id.rawValue]]
    case .pauseLengthInvalid(let length, let min, let max):
      self[.pauseLengthInvalid, ["length": term(length), "min": term(min), "max": term(max)]]
    case .priceConsentNeeded(let id, let price):
      self[.priceConsentNeeded, ["id": id.rawValue, "price": amount(price)]]
    case .noHigherPrice(let id): self[.noHigherPrice, ["id": id.rawValue]]
    case .notPossibleNow(_, let state): self[.outOfTurn, ["state": standing(state)]]
    case .timeRanBackwards(let now, let seen):
      self[.timeRanBackwards, ["now": moment(now), "seen": moment(seen)]]
    }
  }

  private func unknownOffer(_ id: ProductID, _ months: Int?, _ offered: [Int]) -> String {
    let list = offered.isEmpty ? self[.noneOffered] : list(offered.map(String.init))
    guard let months else {
      return self[.offerNeedsMonths, ["product": id.rawValue, "offered": list]]
    }
    return self[
      .offerUnknown, ["product": id.rawValue, "months": String(months), "offered": list]]
  }

  /// Where an order or a subscription stands, by the name of the state.
  private func standing(_ name: String) -> String {
    if let state = OrderMachine.states.first(where: { $0.description == name }) {
      return self.state(state)
    }
    if let state = SubscriptionMachine.states.first(where: { $0.description == name }) {
      return self.state(state)
    }
    return self[.outOfTurnAtStart]
  }

  /// Why the bank declined.
  package func why(_ code: DeclineCode) -> String {
    switch code {
    case .genericDecline: self[.declineGeneric]
    case .insufficientFunds: self[.declineFunds]
    case .lostCard: self[.declineLost]
    case .stolenCard: self[.declineStolen]
    case .expiredCard: self[.declineExpired]
    case .incorrectSecurityCode: self[.declineCode]
    case .processingError: self[.declineProcessing]
    case .incorrectNumber: self[.declineNumber]
    case .authenticationRequired: self[.declineAuthentication]
    }
  }
}
