import CarModel
import Entitlements
import NissanStore
import Scenarios
import VehicleCatalog
import WorldTime

/// Steps of the phone, with car and store.
extension RulesRun {
  mutating func pair(_ actors: Actors) throws(Stop) {
    var (phone, car) = (try phone(actors), try car(actors))
    let bond = "bond with \(phone.name)"
    let isKnown = car.vehicle.bonds.contains { $0.id == bond }
    guard car.vehicle.body.hasSupply(at: now), car.vehicle.pairingGate.lock(at: now) == nil,
      isKnown || car.vehicle.hasRoom
    else { throw .beyond }
    // The phone proves its older bond, whose place the new one takes.
    if isKnown { try car.happen(.bondRemoved(id: bond), at: now, catalog) }
    try car.happen(
      .bonded(
        Bond(
          id: bond, phoneID: phone.name, phoneName: phone.name, key: [],
          bondedAt: now)), at: now, catalog)
    try store.perform(.link(car.linked, to: phone.account, isNew: true), at: now)
    phone.acknowledged[car.vin] = 0
    keep(car)
    phones[phone.name] = phone
    _ = try deliver(actors)
  }

  /// Opens a session and delivers what waits, the time first where the car needs it.
  ///
  /// - Returns: Whether anything waited.
  mutating func deliver(_ actors: Actors) throws(Stop) -> Bool {
    var (phone, car) = (try phone(actors), try car(actors))
    guard let acknowledged = phone.acknowledged[car.vin] else { throw .beyond }
    let newest = try store.latestDocument(of: car.vin, at: now)
    if car.vehicle.clock.reading(at: now).state == .cold { try bringTime(to: &car) }
    defer { keep(car) }
    guard let newest, newest.version > acknowledged else { return false }
    do throws(Refusal) {
      try hand(newest, to: &car)
    } catch {
      // A car that takes the document to be from the future is behind: it learns the time.
      guard case .document(.notYetValid) = error else { throw Stop(error) }
      try bringTime(to: &car)
      do throws(Refusal) { try hand(newest, to: &car) } catch { throw Stop(error) }
    }
    try store.perform(.acknowledge(version: newest.version, by: car.vin), at: now)
    phone.acknowledged[car.vin] = newest.version
    phones[phone.name] = phone
    return true
  }

  /// What waits, or else the newest document once more.
  mutating func push(_ actors: Actors) throws(Stop) {
    if try deliver(actors) { return }
    var car = try car(actors)
    guard let newest = try store.latestDocument(of: car.vin, at: now) else {
      throw .otherwise("the store never issued a document")
    }
    do throws(Refusal) { try hand(newest, to: &car) } catch { throw Stop(error) }
    keep(car)
  }

  private mutating func bringTime(to car: inout RulesCar) throws(Stop) {
    try car.happen(.timeSigned(now, isFresh: true), at: now, catalog)
  }

  /// Why a car does not take a document.
  enum Refusal: Error {
    case document(DocumentRejection)
    case car(Stop)
  }

  private func hand(_ document: EntitlementDocument, to car: inout RulesCar) throws(Refusal) {
    do {
      try car.take(document, at: now, catalog)
    } catch let rejection as DocumentRejection {
      throw .document(rejection)
    } catch let stop as Stop {
      throw .car(stop)
    } catch {
      preconditionFailure("a document is refused by its checks or by the car: \(error)")
    }
  }
}

extension RulesRun.Stop {
  fileprivate init(_ refusal: RulesRun.Refusal) {
    switch refusal {
    case .document(let rejection): self = .otherwise("refused: \(rejection.name)")
    case .car(let stop): self = stop
    }
  }
}

/// Steps of the phone with the store; each lets the phone fetch the newest document.
extension RulesRun {
  mutating func buy(_ step: BuyStep) throws(Stop) {
    let (phone, car) = (try phone(step.actors), try car(step.actors))
    guard phone.acknowledged[car.vin] != nil else { throw .beyond }
    try store.buy(step, for: phone.customer(of: car), at: now)
    _ = try store.latestDocument(of: car.vin, at: now)
    if step.delivers { _ = try deliver(step.actors) }
  }

  mutating func change(_ step: SubscriptionStep) throws(Stop) {
    let (phone, car) = (try phone(step.actors), try car(step.actors))
    let known = try store.subscription(step.product, of: car.vin, by: phone.account, at: now)
    // What is free has an order and no subscription.
    guard let known else { throw .beyond }
    var target = car
    if case .transfer(let name) = step.act {
      guard let other = cars[name] else { throw .beyond }
      target = other
    }
    try perform(step.act, on: known, of: phone.customer(of: target))
    for vin in [car.vin, target.vin] { _ = try store.latestDocument(of: vin, at: now) }
  }

  private mutating func perform(
    _ act: SubscriptionStep.Act, on known: Subscription, of customer: Customer
  ) throws(Stop) {
    let (id, account) = (known.id, known.account)
    let command: StoreCommand =
      switch act {
      case .cancel: .setAutoRenew(false, of: id, isAuthenticated: false, by: account)
      case .resume: .resume(id, isAuthenticated: true, by: account)
      case .acceptPrice, .refusePrice:
        .answerPriceChange(id, agrees: act == .acceptPrice, isAuthenticated: true, by: account)
      case .refund: .refund(id, by: account)
      case .withdraw:
        .withdraw(known.order, confirming: try statement(for: known), by: account)
      case .pause(let length): .pause(id, for: length, by: account)
      case .transfer: .transfer(id, to: customer)
      }
    try store.perform(command, at: now)
  }

  /// What the customer is shown and confirms; `nil` when it was declared before.
  private mutating func statement(
    for known: Subscription
  ) throws(Stop) -> WithdrawalStatement? {
    do throws(Stop) {
      return try store.perform(.openWithdrawal(known.order, by: known.account), at: now).statement
    } catch {
      guard error == .refused(StoreRefusalName.notPossibleNow.rawValue) else { throw error }
      return nil
    }
  }

  /// Another card takes the place of the one that pays.
  mutating func payWith(_ step: PayWithStep) throws(Stop) {
    let (phone, car) = (try phone(step.actors), try car(step.actors))
    let known = try store.subscription(step.product, of: car.vin, by: phone.account, at: now)
    guard let card = TestCard(rawValue: step.card), let method = known?.billing?.paymentMethod
    else { throw .beyond }
    try store.perform(
      .replaceCard(
        method, with: CaseAnswers.details(of: card, at: now),
        isAuthenticated: step.authentication == .accept, by: phone.account), at: now)
    _ = try store.latestDocument(of: car.vin, at: now)
  }

  /// What runs is held against the new price at once.
  mutating func price(_ step: PriceStep) throws(Stop) {
    let phone = try phone(Actors(phone: step.phone))
    do throws(StepProblem) {
      store.sell(by: try store.catalog.repriced(step, in: phone.country))
    } catch {
      throw .beyond
    }
    try store.perform(.catchUp, at: now)
  }
}
