import Entitlements
import LinkProtocol
import Scenarios
import WorldTime

/// The reference model: cars, their owners and their store. It decides what can happen, says it as
/// steps of a scenario, and knows what must hold afterwards.
struct ReferenceWorld: Sendable {
  let products: [ReferenceProduct]
  /// What the products give, each once.
  let services: [ReferenceService]
  var now: Instant
  var cars: [ReferenceCar]
  var subscriptions: [[ReferenceSubscription]]
  var issuing: [ReferenceIssuing]
  var purchases = 0

  /// How far a run jumps to what becomes of a car: a battery that is left alone drains for months.
  private static let carDueInstantsMax = Period.days(20)

  init(cars: [ReferenceCar], products: [ReferenceProduct], at start: Instant) {
    self.cars = cars
    self.products = products
    services = products.reduce(into: []) { services, product in
      if !services.contains(product.service) { services.append(product.service) }
    }
    now = start
    subscriptions = cars.map { _ in [] }
    issuing = cars.map { _ in ReferenceIssuing() }
  }

  static func car(_ index: Int) -> String { "car\(index + 1)" }
  static func phone(_ index: Int) -> String { "phone\(index + 1)" }
  static func actors(_ index: Int) -> Actors {
    Actors(vehicle: car(index), phone: phone(index))
  }

  func service(of product: Int) -> Int {
    guard let index = services.firstIndex(of: products[product].service) else {
      preconditionFailure("the services are those of the products")
    }
    return index
  }

  /// What happened, and what to look at afterwards.
  struct Placement: Sendable {
    var steps: [any Step]
    var cars: [Int]
    /// One whose newest subscription is looked at.
    var product: Int?
  }

  /// What must hold now.
  func expectations(after placement: Placement) -> [any Step] {
    placement.cars.flatMap { expectations(of: $0, product: placement.product) }
  }

  private func expectations(of car: Int, product: Int?) -> [any Step] {
    let looks = services.indices.map { index in
      let look = cars[car].look(index, services[index], at: now)
      return ExpectStep(Self.actors(car)) {
        $0.service = services[index].name
        $0.look = ServiceLook(state: look.state, reason: look.reason)
      }
    }
    var kept = ExpectStep(Self.actors(car))
    kept.version = cars[car].version
    if cars[car].isClockCold { kept.clock = .cold }
    if let product, var newest = subscriptions[car].last(where: { $0.product == product }) {
      newest.catchUp(to: now)
      kept.store.subscription = ExpectedSubscription(
        product: products[product].name, state: newest.state.rawValue)
    }
    return looks + [kept]
  }
}

// MARK: - What happens

extension ReferenceWorld {
  /// Lets something happen, if it can.
  ///
  /// - Returns: The steps that do it, and what to look at afterwards; no steps where it cannot
  ///   happen.
  mutating func perform(_ operation: RandomOperation) -> Placement {
    switch operation {
    case .buy(let car, let product, let card, let delivers):
      return Placement(steps: buy(product, for: car, card, delivers), cars: [car], product: product)
    case .changePeriod(let car, let product, let card):
      return Placement(
        steps: changePeriod(of: product, for: car, card), cars: [car], product: product)
    case .cancel(let car, let product): return change(product, of: car, .cancel)
    case .resume(let car, let product): return change(product, of: car, .resume)
    case .refund(let car, let product): return change(product, of: car, .refund)
    case .pause(let car, let product, let days):
      return change(product, of: car, .pause, for: .days(days))
    case .visit(let car): return Placement(steps: visit(car), cars: [car])
    case .replay(let car, let versionsAgo):
      return Placement(steps: replay(versionsAgo, to: car), cars: [car])
    case .fullDisk(let car): return Placement(steps: deliverToFullDisk(of: car), cars: [car])
    case .advance(let period): return advance(to: now.adding(period))
    case .advanceToDueInstant(let car, let product, let milliseconds):
      let ahead =
        cars[car].dueInstants(of: service(of: product)) + dueInstants(of: product, for: car)
      return advance(toFirstOf: ahead, milliseconds, product)
    case .advanceToCarDueInstant(let car, let milliseconds):
      let soon = now.adding(Self.carDueInstantsMax)
      return advance(
        toFirstOf: cars[car].dueInstants(after: now).filter { $0 < soon }, milliseconds)
    case .key(let car, let key): return Placement(steps: turnKey(of: car, to: key), cars: [car])
    case .network(let car, let isThere):
      return Placement(steps: setNetwork(of: car, isThere), cars: [car])
    case .battery(let car, let millivolts):
      return Placement(steps: setBattery(of: car, millivolts), cars: [car])
    case .wake(let car): return Placement(steps: wake(car), cars: [car])
    case .wallClock(let car, let days):
      return Placement(steps: setWallClock(of: car, days), cars: [car])
    case .powerCut(let car): return Placement(steps: connect(car, false), cars: [car])
    case .powerReturn(let car): return Placement(steps: connect(car, true), cars: [car])
    case .spend(let car, let amount): return spend(amount, by: car)
    case .drive(let car, let amount): return Placement(steps: drive(car, amount), cars: [car])
    case .stopDaemon: return Placement(steps: [DaemonStep()], cars: Array(cars.indices))
    case .killDaemon:
      return Placement(steps: [DaemonStep { $0.isKilled = true }], cars: Array(cars.indices))
    }
  }

  private mutating func advance(
    toFirstOf ahead: [Instant], _ milliseconds: Int, _ product: Int? = nil
  ) -> Placement {
    let instants = ahead.map { $0.advanced(milliseconds: Int64(milliseconds)) }
    guard let next = instants.filter({ $0 > now }).min() else {
      return Placement(steps: [], cars: [])
    }
    return advance(to: next, product)
  }

  private mutating func advance(to instant: Instant, _ product: Int? = nil) -> Placement {
    pass(to: instant)
    return Placement(
      steps: [AdvanceStep { $0.to = instant }], cars: Array(cars.indices), product: product)
  }

  mutating func pass(to instant: Instant) {
    for car in cars.indices { cars[car].live(services, from: now, to: instant) }
    now = instant
  }

  private func dueInstants(of product: Int, for car: Int) -> [Instant] {
    subscriptions[car].filter { $0.product == product }.compactMap { one in
      var caughtUp = one
      caughtUp.catchUp(to: now)
      return caughtUp.due?.1
    }
  }
}
