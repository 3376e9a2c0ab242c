import LinkProtocol
import NissanStore
import PhoneApp
import Scenarios
import Synchronization
import VehicleCatalog
import WorldTime

extension CaseRun {
  /// Runs a case on a bench, from an empty world to its end or its first failure.
  static func run(
    _ scenario: ScenarioCase, on bench: any CarBench, _ kit: CaseKit
  ) async -> ScenarioFailure? {
    let keeper = LineKeeper(on: kit.loop)
    return await withTaskGroup(of: Void.self) { group in
      group.addTask { await keeper.run() }
      defer { keeper.close() }
      do throws(StepProblem) {
        let run = try CaseRun(scenario, on: bench, keeper, kit)
        try await run.setUp()
        let failure = await run.steps()
        if let failure { await kit.bundles?.write(run, failure) }
        await run.tearDown()
        return failure
      } catch {
        return ScenarioFailure(
          place: scenario.steps.first?.place
            ?? SourcePlace(file: scenario.file, line: 1, column: 1),
          step: "set up the world", at: scenario.world.start, expected: "a world", error)
      }
    }
  }

  /// The world as its scenario wants it.
  private func setUp() async throws(StepProblem) {
    try await connectControl()
    if !bench.isShared {
      reached(try await ask(ClockSet(to: scenario.world.start)).worldTime)
    } else {
      try await setUpShared()
    }
    for vehicle in scenario.world.vehicles {
      let vin = try car(named: vehicle.name).rawValue
      try await ask(
        VehiclesAdd(
          vin: vin, profile: vehicle.profile.description, market: vehicle.market,
          built: vehicle.built?.description))
      if vehicle.clockPolicy != nil || vehicle.budgetMinutes != nil {
        var policy = VehiclesSet(vehicle: vin)
        policy.clockPolicy = vehicle.clockPolicy
        policy.budgetMinutes = vehicle.budgetMinutes
        try await ask(policy)
      }
    }
    for setup in scenario.world.phones {
      let country = setup.country ?? scenario.world.vehicles.first?.market ?? "FR"
      let own = SharedDice(
        CaseDice(seed: scenario.world.seed, "phone \(setup.name) of \(scenario.id)"))
      let phone = try await ScenarioPhone.setUp(
        setup, country: country, in: store.store, kit.catalog, dice: own, at: now)
      phones.withLock { $0[setup.name] = phone }
    }
  }

  /// Others live there too: their time is moved on, and never faster than they know.
  private func setUpShared() async throws(StepProblem) {
    let clock = try await ask(ClockGet())
    guard clock.clockMode == .virtual, clock.rate == 0 else {
      throw .refused(
        "clock_not_virtual", "the daemon's clock runs by itself; give it a frozen virtual one")
    }
    guard clock.worldTime <= scenario.world.start else {
      throw .refused(
        "clock_backwards",
        "the daemon's world is at \(clock.worldTime), and the scenario begins at"
          + " \(scenario.world.start)")
    }
    reached(try await ask(ClockSet(to: scenario.world.start)).worldTime)
  }

  /// Leaves the daemon as it was found. What cannot be undone here is: the next case finds a daemon
  /// that does not do what it should, and starts another.
  private func tearDown() async {
    if hasFaults { await clearOwnFaults() }
    for vin in cars.values { _ = try? await ask(VehiclesRemove(vehicle: vin.rawValue)) }
  }

  private func clearOwnFaults() async {
    if !bench.isShared {
      _ = try? await ask(FaultsClear(all: true))
      return
    }
    for vin in cars.values { _ = try? await ask(FaultsClear(vehicle: vin.rawValue)) }
  }
}

extension ScenarioFailure {
  init(
    place: SourcePlace, step: String, at instant: Instant?, expected: String,
    _ problem: StepProblem
  ) {
    switch problem {
    case .refused(let name, let why):
      self.init(
        place: place, step: step, at: instant, expected: expected,
        found: "refused: \(name); \(why)")
    case .unmet(let wanted, let found):
      self.init(place: place, step: step, at: instant, expected: wanted, found: found)
    case .broken(let why):
      self.init(place: place, step: step, at: instant, expected: expected, found: why)
    }
  }
}
