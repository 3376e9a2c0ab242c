import CarModel
import NissanStore
import Scenarios
import VehicleCatalog
import WorldTime

/// One case under way by the rules alone: its cars and its store as pure values, one step after
/// the other, everything at its own instant.
struct RulesRun {
  let scenario: ScenarioCase
  let catalog: Catalog
  /// World time, which nothing but steps moves.
  var now: Instant
  var cars: [String: RulesCar] = [:]
  var phones: [String: RulesPhone] = [:]
  var store: RulesStore

  /// Why a case does not go on here.
  enum Stop: Error, Hashable {
    /// It asks for more than the rules, or for what only the whole can tell.
    case beyond
    /// The store says no, by a stable name.
    case refused(String)
    /// Something is not as it should be.
    case otherwise(String)
  }
}

extension RulesRun {
  static func verdict(on scenario: ScenarioCase, _ kit: CaseKit) -> RulesWorld.Verdict {
    guard scenario.steps.allSatisfy(\.step.isWithinTheRules), var current = scenario.steps.first
    else { return .beyond }
    do throws(Stop) {
      var run = try RulesRun(scenario, kit)
      for placed in scenario.steps {
        current = placed
        try run.perform(placed.step)
      }
      return .holds
    } catch {
      switch error {
      case .otherwise(let found): return .otherwise(current, found)
      case .refused(let name): return .otherwise(current, "refused: \(name)")
      case .beyond: return .beyond
      }
    }
  }

  init(_ scenario: ScenarioCase, _ kit: CaseKit) throws(Stop) {
    self.scenario = scenario
    catalog = kit.catalog
    now = scenario.world.start
    store = RulesStore(scenario, kit)
    var number = 1
    for setup in scenario.world.vehicles {
      cars[setup.name] = try RulesCar(setup, number: number, catalog, at: now)
      number += 1
    }
    for setup in scenario.world.phones {
      let country = setup.country ?? scenario.world.vehicles.first?.market ?? "FR"
      let account = try store.createAccount(setup.name, in: country, at: now)
      phones[setup.name] = try RulesPhone(
        setup, of: account, in: country, catalog, at: now)
    }
  }

  /// A step that may be refused must be, if it says so, and by that name.
  mutating func perform(_ step: Step) throws(Stop) {
    guard let wanted = step.refusal else { return try carryOut(step) }
    do throws(Stop) {
      try carryOut(step)
    } catch {
      if error == .refused(wanted) { return }
      throw error
    }
    throw .otherwise("done")
  }

  mutating func carryOut(_ step: Step) throws(Stop) {
    switch step {
    case .pair(let step): try pair(step.actors)
    case .visit(let step): _ = try deliver(step.actors)
    case .push(let step): try push(step.actors)
    case .buy(let step): try buy(step)
    case .subscription(let step): try change(step)
    case .payWith(let step): try payWith(step)
    case .price(let step): try price(step)
    case .advance(let period): try move(to: now.adding(period))
    case .advanceTo(let instant): try move(to: instant)
    case .set(let step): try set(step)
    case .powerCut(let actors): try happen(.supplySet(isConnected: false), actors)
    case .powerReturn(let actors): try happen(.supplySet(isConnected: true), actors)
    case .wallClock(let step): try setWallClock(step)
    case .expect(let wanted): try check(wanted)
    case .expectBoundary(let step): try check(step)
    case .unpair, .replay, .forge, .drive, .wipe, .use, .pin, .fault, .clearFaults,
      .restartDaemon, .killDaemon, .parallel:
      throw .beyond
    }
  }
}

extension Step {
  /// Nothing but the rules of car and store is needed for it, and it is refused by none but the
  /// store.
  fileprivate var isWithinTheRules: Bool {
    switch self {
    case .pair(let step): step.through == nil && step.answer == .accept && step.refused == nil
    case .visit, .push, .set: refusal == nil
    case .advance, .advanceTo, .powerCut, .powerReturn, .wallClock, .price, .expectBoundary: true
    case .buy(let step): step.isPlain
    case .payWith(let step): step.authentication != .abandon
    case .subscription: true
    case .expect(let wanted): wanted.cardData == nil
    case .unpair, .replay, .forge, .drive, .wipe, .use, .pin, .fault, .clearFaults,
      .restartDaemon, .killDaemon, .parallel:
      false
    }
  }
}

extension BuyStep {
  /// The line to the bank holds, and the customer stays to the end.
  fileprivate var isPlain: Bool {
    authentication != .abandon && payment == nil && priceMeanwhile == nil
  }
}

// MARK: - The world

extension RulesRun {
  /// Moves world time through everything that falls due in each car on the way.
  mutating func move(to instant: Instant) throws(Stop) {
    guard instant >= now else { throw .beyond }
    now = instant
    let catalog = catalog
    for name in cars.keys { cars[name]?.catchUp(to: instant, catalog) }
  }

  private mutating func set(_ step: VehicleStep) throws(Stop) {
    var car = try car(step.actors)
    try car.set(step.change, at: now, catalog)
    keep(car)
  }

  private mutating func happen(_ event: CarEvent, _ actors: Actors) throws(Stop) {
    var car = try car(actors)
    try car.happen(event, at: now, catalog)
    keep(car)
  }

  private mutating func setWallClock(_ step: WallClockStep) throws(Stop) {
    let shown =
      switch step.reading {
      case .instant(let instant): instant
      case .offset(let period): now.adding(period)
      }
    try happen(.wallClockSet(shown), step.actors)
  }
}

// MARK: - Whom a step is about

extension RulesRun {
  func car(_ actors: Actors) throws(Stop) -> RulesCar {
    guard let car = cars[actors.vehicle ?? scenario.world.vehicles.first?.name ?? ""] else {
      throw .beyond
    }
    return car
  }

  func phone(_ actors: Actors) throws(Stop) -> RulesPhone {
    guard let phone = phones[actors.phone ?? scenario.world.phones.first?.name ?? ""] else {
      throw .beyond
    }
    return phone
  }

  mutating func keep(_ car: RulesCar) { cars[car.name] = car }
}
