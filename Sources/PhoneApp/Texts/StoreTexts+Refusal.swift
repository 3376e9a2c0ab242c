package import NissanStore
import VehicleCatalog

extension StoreTexts {
  /// Why the store said no: the value that offends, and what would do. Begins small and ends
  /// without a full stop, to stand behind what was attempted.
  package func why(_ refusal: StoreRefusal) -> String {
    switch refusal {
    case .accountUnknown: self[.accountUnknown]
    case .accountInvalid(let faults): joined(faults.map(why))
    case .emailTaken(let email): self[.emailTaken, ["email": email]]
    case .emailUnknown(let email): self[.emailUnknown, ["email": email]]
    case .notOwner(let vin, isOwned: true):
      self[.notOwner, ["vehicle": name(ofCar: vin.rawValue)]]
    case .notOwner(let vin, isOwned: false):
      self[.nobodyOwns, ["vehicle": name(ofCar: vin.rawValue)]]
    case .subscriptionsRunning(let vin, let subscriptions):
      self[
        .subscriptionsRunning,
        ["vehicle": name(ofCar: vin.rawValue), "subscriptions": names(subscriptions)]]
    case .creditedTo(let other, by: _): self[.creditedElsewhere, ["product": name(of: other)]]
    case .allowanceStays(let id): self[.allowanceStays, ["product": name(of: id)]]
    case .vehicleNotLinked(let vin): self[.vehicleNotLinked, ["vehicle": vin]]
    case .profileUnknown(let refusal): self[.profileUnknown, ["reason": why(refusal)]]
    case .productUnknown(let id): self[.productUnknown, ["product": id]]
    case .notSoldHere(let id, let country):
      self[
        .notSoldHere,
        [
          "product": name(of: id), "country": catalog?.country(country)?.name[language] ?? country,
        ]]
    case .offerUnknown(let id, let months, let offered): unknownOffer(id, months, offered)
    case .incompatible(let id, let unmet):
      self[
        .incompatible, ["product": name(of: id), "reasons": joined(unmet.map { why($0) })]]
    case .alreadyOwned(let id, through: []): self[.alreadyOwned, ["product": name(of: id)]]
    case .alreadyOwned(let id, through: let others):
      self[.ownedThrough, ["product": name(of: id), "products": names(others)]]
    case .trialUsed(let id): self[.trialUsed, ["product": name(of: id)]]
    case .orderUnknown(let id): self[.orderUnknown, ["id": id]]
    case .subscriptionUnknown(let id): self[.subscriptionUnknown, ["id": id]]
    case .paymentMethodUnknown: self[.paymentMethodGone]
    case .paymentMethodNeeded(_, let subscriptions):
      self[.paymentMethodNeeded, ["subscriptions": names(subscriptions)]]
    case .paymentMethodReplacesItself: self[.paymentMethodReplacesItself]
    case .receiptUnknown(let number): self[.receiptUnknown, ["id": number]]
    case .addressInvalid(let faults): joined(faults.map(whyInFull))
    case .cardInvalid(let faults): joined(faults.map(why))
    case .termsOutdated(let given, let inForce):
      self[.termsOutdated, ["given": given, "inForce": inForce]]
    case .quoteExpired(let instant): self[.quoteExpired, ["moment": moment(instant)]]
    case .priceChanged(let from, let to): change(from: from, to: to)
    case .quoteMismatch: self[.quoteMismatch]
    case .declined(let code): self[.declined, ["reason": self[code]]]
    case .authenticationNeeded: self[.authenticationNeeded]
    case .paymentPending(let until): self[.paymentPending, ["moment": moment(until)]]
    case .nothingToRefund: self[.nothingToRefund]
    case .withdrawalOver(_, let since):
      self[.withdrawalOver, ["until": lastDay(before: since)]]
    case .withdrawalUnconfirmed: self[.withdrawalUnconfirmed]
    case .pauseLengthInvalid(let length, let min, let max):
      self[.pauseLengthInvalid, ["length": term(length), "min": term(min), "max": term(max)]]
    case .priceConsentNeeded(_, let price, let period):
      self[.priceConsentNeeded, ["price": self.price(price, each: period)]]
    case .noHigherPrice: self[.noHigherPrice]
    case .notPossibleNow(_, let state): self[.outOfTurn, ["state": standing(state)]]
    case .timeRanBackwards(let now, let seen):
      self[.timeRanBackwards, ["now": moment(now), "seen": moment(seen)]]
    }
  }

  /// The same, and what to type where one command helps.
  package func whyAndCommand(_ refusal: StoreRefusal) -> String {
    guard let command = refusal.remedy else { return why(refusal) }
    return self[.whyAndCommand, ["reason": why(refusal), "command": "phone-client \(command)"]]
  }

  private func names(_ products: [ProductID]) -> String { list(products.map { name(of: $0) }) }

  private func unknownOffer(_ id: ProductID, _ months: Int?, _ offered: [Int]) -> String {
    let list = offered.isEmpty ? self[.noneOffered] : list(offered)
    guard let months else {
      return self[.offerNeedsMonths, ["product": name(of: id), "offered": list]]
    }
    return self[.offerUnknown, ["product": name(of: id), "months": months, "offered": list]]
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

extension StoreRefusal {
  /// The command that leads on; `nil` where there is none, or more than one.
  fileprivate var remedy: String? {
    if case .emailTaken = self { return "account sign-in" }
    if case .notOwner(_, isOwned: true) = self { return "vehicle release" }
    if case .priceConsentNeeded = self { return "subscription consent" }
    return nil
  }
}
