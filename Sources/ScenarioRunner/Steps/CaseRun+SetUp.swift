import CarModel
import LinkProtocol
import LinkTransport
import NissanStore
import PhoneApp
import Scenarios
import Synchronization
import VehicleCatalog
import WorldTime

extension CaseRun {
  /// How a case came out.
  struct Ending: Sendable {
    let failure: ScenarioFailure?
    /// Nothing of it is left in the unit.
    let isClean: Bool
  }

  /// Runs a case on a unit, from an empty world to its end or its first failure.
  static func run(
    _ scenario: ScenarioCase, on handle: any UnitHandle, _ kit: CaseKit
  ) async -> Ending {
    await withTaskExecutorPreference(handle.loop.taskExecutor) {
      await runOnLoop(scenario, on: handle, kit)
    }
  }

  private static func runOnLoop(
    _ scenario: ScenarioCase, on handle: any UnitHandle, _ kit: CaseKit
  ) async -> Ending {
    let keeper = LineKeeper(on: handle.loop)
    return await withTaskGroup(of: Void.self) { group in
      group.addTask { await keeper.run() }
      defer { keeper.close() }
      let run: CaseRun
      do throws(StepFailure) {
        run = try CaseRun(scenario, on: handle, keeper, kit)
      } catch {
        return Ending(failure: ScenarioFailure(settingUp: scenario, error), isClean: true)
      }
      let failure = await run.whole()
      if let failure { await kit.bundles?.write(run, failure) }
      await kit.kept?.offer(run, hasFailed: failure != nil)
      return Ending(failure: failure, isClean: await run.tearDown())
    }
  }

  private func whole() async -> ScenarioFailure? {
    do throws(StepFailure) {
      try await setUp()
    } catch {
      return ScenarioFailure(settingUp: scenario, error)
    }
    return await steps()
  }

  /// The world as its scenario wants it.
  private func setUp() async throws(StepFailure) {
    try await connectControl()
    if !handle.isShared {
      reached(try await ask(ClockSet(to: scenario.world.start)).worldTime)
    } else {
      try await setUpShared()
    }
    for vehicle in scenario.world.vehicles {
      let number = try car(named: vehicle.name)
      let vin = number.rawValue
      try await ask(
        VehiclesAdd(
          vin: vin, profile: vehicle.profile.description, market: vehicle.market,
          built: vehicle.built?.description))
      added(number)
      if vehicle.clockPolicy != nil || vehicle.budgetMinutes != nil {
        let policy = CarValues {
          ($0.clockPolicy, $0.budgetMinutes) = (vehicle.clockPolicy, vehicle.budgetMinutes)
        }
        try await ask(VehiclesSet(vehicle: vin, policy))
      }
    }
    for setup in scenario.world.phones {
      let country = setup.country ?? scenario.world.vehicles.first?.market ?? "FR"
      let own = SharedRandom(
        CaseRandom(seed: scenario.world.seed, "phone \(setup.name) of \(scenario.id)"))
      let phone = try await ScenarioPhone.setUp(
        setup, country: country, in: store.store, kit.catalog, generator: own, at: now)
      phones.withLock { $0[setup.name] = phone }
    }
  }

  /// Others live there too: their time is moved on, and never faster than they know.
  private func setUpShared() async throws(StepFailure) {
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

  /// Leaves the daemon as it was found, but for its time.
  ///
  /// - Returns: Whether that was possible.
  private func tearDown() async -> Bool {
    guard handle.isUsedAgain else { return true }
    var isClean = true
    if hasFaults { isClean = (try? await clearFaults()) != nil }
    for vin in vehiclesAdded {
      if (try? await ask(VehiclesRemove(vehicle: vin.rawValue))) == nil { isClean = false }
    }
    return isClean
  }
}

extension ScenarioFailure {
  /// The world of a case could not be made.
  init(settingUp scenario: ScenarioCase, _ failure: StepFailure) {
    self.init(
      place: scenario.steps.first?.place
        ?? SourcePlace(file: scenario.file, line: 1, column: 1),
      step: "set up the world", at: scenario.world.start, expected: "a world", failure)
  }

  init(
    place: SourcePlace, step: String, at instant: Instant?, expected: String,
    _ failure: StepFailure
  ) {
    switch failure {
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
