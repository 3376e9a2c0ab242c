import LinkProtocol
import Scenarios
import WorldTime

/// Cars, their owners and their store on paper: decides what can happen, says it as steps of a
/// scenario, and knows what must hold afterwards.
struct PlainWorld: Sendable {
  let products: [PlainProduct]
  private(set) var now: Instant
  private var cars: [PlainCar]
  private var subscriptions: [[PlainSubscription]]
  private var issuing: [PlainIssuing]
  private var purchases = 0

  /// The longest that a car is left alone with its ignition off: its battery and its sleep are
  /// not on this paper.
  private static let parkedMax = Period.days(9)
  private static let lease = Period.days(35).milliseconds
  /// Older documents are not replayed: the key that signed them had 60 days left at least, and may
  /// be past its life then.
  private static let replayedAgeMax = Period.days(55).milliseconds

  init(cars: [PlainCar], products: [PlainProduct], at start: Instant) {
    self.cars = cars
    self.products = products
    now = start
    subscriptions = cars.map { _ in [] }
    issuing = cars.map { _ in PlainIssuing() }
  }

  private var services: [PlainService] { products.map(\.service) }

  static func car(_ index: Int) -> String { "car\(index + 1)" }
  static func phone(_ index: Int) -> String { "phone\(index + 1)" }
  private static func actors(_ index: Int) -> Actors {
    Actors(vehicle: car(index), phone: phone(index))
  }

  /// What must hold now, of one car.
  func expectations(of car: Int) -> [Step] {
    let steps = products.indices.map { product -> Step in
      let look = cars[car].look(product, products[product].service, at: now)
      var expected = Expectation(
        actors: Self.actors(car), service: products[product].service.name)
      (expected.state, expected.reason) = (look.state, look.reason)
      return .expect(expected)
    }
    var kept = Expectation(actors: Self.actors(car))
    kept.version = cars[car].version
    return steps + [.expect(kept)]
  }
}

// MARK: - What happens

extension PlainWorld {
  /// Lets something happen, if it can.
  ///
  /// - Returns: The steps that do it, and the cars to look at afterwards; no steps where it cannot
  ///   happen.
  mutating func take(_ operation: RandomOperation) -> (steps: [Step], cars: [Int]) {
    switch operation {
    case .buy(let car, let product, let failsLater, let delivers):
      return (buy(product, for: car, failsLater, delivers), [car])
    case .cancel(let car, let product): return (change(product, of: car, .cancel), [car])
    case .resume(let car, let product): return (change(product, of: car, .resume), [car])
    case .refund(let car, let product): return (change(product, of: car, .refund), [car])
    case .visit(let car): return (visit(car), [car])
    case .replay(let car, let versionsAgo): return (replay(versionsAgo, to: car), [car])
    case .advance(let period): return (advance(to: now.adding(period)), Array(cars.indices))
    case .advanceToTurn(let car, let product, let milliseconds):
      let ahead = cars[car].turns(of: product)
        .map { $0.advanced(milliseconds: Int64(milliseconds)) }
      guard let next = ahead.filter({ $0 > now }).min() else { return ([], []) }
      return (advance(to: next), Array(cars.indices))
    case .ignition(let car, let isOn): return (turnKey(of: car, isOn), [car])
    case .network(let car, let isThere): return (setNetwork(of: car, isThere), [car])
    case .wallClock(let car, let days):
      guard cars[car].hasPower else { return ([], []) }
      let away = Period.milliseconds(Int64(days) * 86_400_000)
      return (
        [.wallClock(WallClockStep(actors: Self.actors(car), reading: .offset(away)))], [car]
      )
    case .powerCut(let car): return (cutPower(of: car), [car])
    case .powerReturn(let car): return (returnPower(to: car), [car])
    case .stopDaemon: return ([.restartDaemon], Array(cars.indices))
    case .killDaemon: return ([.killDaemon], Array(cars.indices))
    case .fullDisk(let car): return (deliverToFullDisk(of: car), [car])
    }
  }

  private mutating func buy(
    _ product: Int, for car: Int, _ failsLater: Bool, _ delivers: Bool
  ) -> [Step] {
    catchUp(car)
    let isFree = subscriptions[car].allSatisfy { $0.product != product || $0.isOver }
    guard isFree, !delivers || cars[car].hasPower else { return [] }
    purchases += 1
    subscriptions[car].append(
      PlainSubscription(
        number: purchases, product: product, months: products[product].months,
        failsLater: failsLater, at: now))
    fetch(car)
    if delivers { hearOfStore(car) }
    return [
      .buy(
        BuyStep(
          actors: Self.actors(car), product: products[product].name,
          months: products[product].months,
          card: (failsLater ? TestCard.failsLater : .approved).rawValue, delivers: delivers))
    ]
  }

  private mutating func change(
    _ product: Int, of car: Int, _ act: SubscriptionStep.Act
  ) -> [Step] {
    catchUp(car)
    guard let index = subscriptions[car].lastIndex(where: { $0.product == product }) else {
      return []
    }
    switch (act, subscriptions[car][index].state) {
    case (.cancel, .active): subscriptions[car][index].cancel()
    case (.resume, .cancelled): subscriptions[car][index].resume()
    case (.refund, .active), (.refund, .cancelled): subscriptions[car][index].refund()
    default: return []
    }
    fetch(car)
    return [
      .subscription(
        SubscriptionStep(actors: Self.actors(car), act, product: products[product].name))
    ]
  }

  private mutating func visit(_ car: Int) -> [Step] {
    guard cars[car].hasPower else { return [] }
    hearOfStore(car)
    return [.visit(ActedStep(actors: Self.actors(car)))]
  }

  private func replay(_ versionsAgo: Int, to car: Int) -> [Step] {
    let version = cars[car].version - versionsAgo
    guard cars[car].hasPower, !cars[car].isClockCold,
      let age = issuing[car].age(ofVersion: version, at: now), age < Self.replayedAgeMax
    else { return [] }
    let refusal =
      age >= Self.lease ? "expired" : versionsAgo == 0 ? nil : "rollback"
    return [
      .replay(ReplayStep(actors: Self.actors(car), version: version, refused: refusal))
    ]
  }

  /// The car hears nothing of it; the next visit brings it all.
  private mutating func deliverToFullDisk(of car: Int) -> [Step] {
    catchUp(car)
    // A car that wants the time first would fail at that.
    guard cars[car].hasPower, cars[car].knowsTime(at: now),
      issuing[car].isWaiting || issuing[car].isOutdated(subscriptions[car], at: now)
    else { return [] }
    fetch(car)
    return [
      .fault(FaultStep(vehicle: Self.car(car), fault: FaultsAdd(kind: .storageError, count: 1))),
      .push(ActedStep(actors: Self.actors(car), refused: "storage_failed")),
      .clearFaults,
    ]
  }
}

// MARK: - The car

extension PlainWorld {
  private mutating func turnKey(of car: Int, _ isOn: Bool) -> [Step] {
    guard cars[car].hasPower, cars[car].isIgnitionOn != isOn else { return [] }
    cars[car].turnKey(isOn, at: now)
    return [set(VehiclesSet(power: isOn ? .on : .off), of: car)]
  }

  private mutating func setNetwork(of car: Int, _ isThere: Bool) -> [Step] {
    guard cars[car].hasNetwork != isThere else { return [] }
    cars[car].hasNetwork = isThere
    return [set(VehiclesSet(network: isThere ? .good : NetworkQuality.none), of: car)]
  }

  private mutating func cutPower(of car: Int) -> [Step] {
    guard cars[car].hasPower else { return [] }
    cars[car].cutPower()
    return [.powerCut(Self.actors(car))]
  }

  private mutating func returnPower(to car: Int) -> [Step] {
    guard !cars[car].hasPower else { return [] }
    cars[car].returnPower(at: now)
    return [.powerReturn(Self.actors(car))]
  }

  private func set(_ change: VehiclesSet, of car: Int) -> Step {
    .set(VehicleStep(actors: Self.actors(car), change: change))
  }

  /// Time passes; whoever would stand too long is driven first.
  private mutating func advance(to instant: Instant) -> [Step] {
    var steps: [Step] = []
    for car in cars.indices {
      guard let since = cars[car].parkedSince, instant > since.adding(Self.parkedMax) else {
        continue
      }
      steps += turnKey(of: car, true)
    }
    for car in cars.indices { cars[car].work(on: services, from: now, to: instant) }
    now = instant
    return steps + [.advanceTo(instant)]
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
    cars[car].hear(at: now)
    cars[car].dropWork(services, at: now)
    guard let document = issuing[car].document(subscriptions[car], at: now) else { return }
    cars[car].take(document.rights, version: document.version, issuedAt: document.issuedAt)
    issuing[car].acknowledge()
    cars[car].dropWork(services, at: now)
  }
}
