import LinkProtocol
import Scenarios
import WorldTime

/// The customers, their phones and the store, in the reference model.
extension ReferenceWorld {
  private static let lease = Period.days(35).milliseconds
  /// Older documents are not replayed: the key that signed them had 60 days left at least, and may
  /// be past its life then.
  private static let replayedAgeMax = Period.days(55).milliseconds

  mutating func buy(
    _ product: Int, for car: Int, _ card: RandomOperation.Card, _ delivers: Bool
  ) -> [any Step] {
    catchUp(car)
    let (sold, service) = (products[product], service(of: product))
    let expires = card.months.map { now.adding(.months($0)) }
    guard isFree(product, for: car), !delivers || cars[car].isPowered else { return [] }
    purchases += 1
    subscriptions[car].append(
      ReferenceSubscription(
        number: purchases, product: product, service: service, of: sold,
        failsLater: card.failsLater, cardEnd: expires?.endOfMonth, at: now))
    fetch(car)
    if delivers { hearOfStore(car) }
    return [Self.purchase(of: sold, for: car, card, expires, delivers)]
  }

  /// What runs makes room for the same at another period, which begins now.
  mutating func changePeriod(
    of product: Int, for car: Int, _ card: RandomOperation.Card
  ) -> [any Step] {
    catchUp(car)
    let service = service(of: product)
    guard let index = subscriptions[car].lastIndex(where: { $0.product == product }),
      !subscriptions[car][index].isOver, let old = subscriptions[car][index].months,
      let new = products[product].periods.first(where: { $0 > old })
        ?? products[product].periods.first(where: { $0 != old }),
      subscriptions[car].allSatisfy({ $0.service != service || $0.startedAt < now })
    else { return [] }
    let (sold, expires) = (
      products[product].each(new), card.months.map { now.adding(.months($0)) }
    )
    // What was itself paid with credit leaves so much of it that a longer period may cost nothing.
    let isRefundable = old < new && subscriptions[car][index].isRefundable
    for other in subscriptions[car].indices
    where subscriptions[car][other].product == product && !subscriptions[car][other].isOver {
      subscriptions[car][other].makeRoom()
    }
    purchases += 1
    subscriptions[car].append(
      ReferenceSubscription(
        number: purchases, product: product, service: service, of: sold,
        failsLater: card.failsLater, cardEnd: expires?.endOfMonth, isRefundable: isRefundable,
        at: now))
    fetch(car)
    return [Self.purchase(of: sold, for: car, card, expires, false)]
  }

  private static func purchase(
    of sold: ReferenceProduct, for car: Int, _ card: RandomOperation.Card, _ expires: Instant?,
    _ delivers: Bool
  ) -> BuyStep {
    BuyStep(actors(car)) {
      $0.product = sold.name
      $0.months = sold.months
      $0.card = (card.failsLater ? TestCard.failsLater : .approved).rawValue
      $0.expires = expires
      $0.delivers = delivers
    }
  }

  /// What is sold once can be had again beside itself, and the customer of the first car has data
  /// by the pack alone. Of two rights that begin at once their names decide, which are not on this
  /// paper.
  private func isFree(_ product: Int, for car: Int) -> Bool {
    let (sold, service) = (products[product], service(of: product))
    let others = subscriptions[car].filter { $0.service == service && !$0.isOver }
    let isOnce = sold.months == nil
    let isSparing = car == 0 && products.contains { $0.service == sold.service && $0.months == nil }
    return subscriptions[car].allSatisfy { $0.service != service || $0.startedAt < now }
      && (isOnce ? others.count < Self.packsMax : others.allSatisfy { $0.product != product })
      && (isOnce || !isSparing)
  }

  /// Rights to one service at once with which nobody buys another pack.
  private static let packsMax = 3

  mutating func change(
    _ product: Int, of car: Int, _ act: SubscriptionStep.Act, for length: Period = .zero
  ) -> Placement {
    catchUp(car)
    let known = subscriptions[car].indices.filter { subscriptions[car][$0].product == product }
    // The newest that is not over is meant, or else the newest.
    guard let index = known.last(where: { !subscriptions[car][$0].isOver }) ?? known.last else {
      return Placement(steps: [], cars: [])
    }
    var step = SubscriptionStep(Self.actors(car)) {
      $0.act = act
      $0.product = products[product].name
      $0.length = length
    }
    if act == .resume, let refusal = subscriptions[car][index].refusalToResume(at: now) {
      step.refused = refusal
      return Placement(steps: [step], cars: [car], product: product)
    }
    let isDone =
      switch act {
      case .cancel: subscriptions[car][index].cancel()
      case .resume: subscriptions[car][index].resume(at: now)
      case .refund: subscriptions[car][index].refund(at: now)
      case .pause: subscriptions[car][index].askPause(length)
      case .withdraw, .transfer: false
      }
    guard isDone else { return Placement(steps: [], cars: []) }
    fetch(car)
    return Placement(steps: [step], cars: [car], product: product)
  }

  mutating func visit(_ car: Int) -> [any Step] {
    guard cars[car].isPowered else { return [] }
    hearOfStore(car)
    return [VisitStep(Self.actors(car))]
  }

  func replay(_ versionsAgo: Int, to car: Int) -> [any Step] {
    let version = cars[car].version - versionsAgo
    guard cars[car].isPowered, !cars[car].isClockCold,
      let age = issuing[car].age(ofVersion: version, at: now), age < Self.replayedAgeMax
    else { return [] }
    let refusal =
      age >= Self.lease ? "expired" : versionsAgo == 0 ? nil : "rollback"
    return [
      ReplayStep(Self.actors(car)) {
        $0.version = version
        $0.refused = refusal
      }
    ]
  }

  /// The car hears nothing of it; the next visit brings it all.
  mutating func deliverToFullDisk(of car: Int) -> [any Step] {
    catchUp(car)
    // A car that wants the time first would fail at that.
    guard cars[car].isPowered, cars[car].knowsTime(at: now),
      issuing[car].isWaiting || issuing[car].isOutdated(subscriptions[car], at: now)
    else { return [] }
    fetch(car)
    return [
      FaultStep(Actors(vehicle: Self.car(car))) {
        $0.fault = FaultsAdd(kind: .storageError, count: 1)
      },
      PushStep(Self.actors(car)) { $0.refused = "storage_failed" },
      ClearFaultsStep(),
    ]
  }

  private mutating func catchUp(_ car: Int) {
    for index in subscriptions[car].indices { subscriptions[car][index].catchUp(to: now) }
  }

  /// The phone gets the newest document from the store, and keeps it.
  private mutating func fetch(_ car: Int) {
    _ = issuing[car].document(subscriptions[car], at: now)
  }

  /// The phone stands at the car and brings what the store says.
  private mutating func hearOfStore(_ car: Int) {
    catchUp(car)
    // The time comes first: what ended while the car did not know it ends now.
    if cars[car].isClockCold { cars[car].touch(at: now) }
    cars[car].hear(at: now)
    cars[car].dropWork(services, at: now)
    guard let document = issuing[car].document(subscriptions[car], at: now),
      document.version > cars[car].version
    else { return }
    cars[car].touch(at: now)
    cars[car].receive(document.rights, version: document.version, issuedAt: document.issuedAt)
    issuing[car].acknowledge()
    cars[car].dropWork(services, at: now)
  }
}

extension Instant {
  /// The first instant of the next month.
  fileprivate var endOfMonth: Instant {
    let day = civil.date
    guard let first = CivilDate(year: day.year, month: day.month, day: 1) else { return self }
    return Instant(date: first).adding(.months(1))
  }
}
