import CarModel
import LinkProtocol
import Scenarios
import VehicleCatalog
import WorldTime

/// Steps of the world and of the person in the car.
extension CaseRun {
  /// Moves world time; it is over when everything that fell due has happened.
  func move(to instant: Instant) async throws(StepProblem) {
    // A time before the present one is the daemon's to refuse: with cars it never goes back.
    reached(try await ask(ClockSet(to: instant)).worldTime)
  }

  func set(_ change: VehiclesSet, of actors: Actors) async throws(StepProblem) {
    var change = change
    change.vehicle = try car(actors).rawValue
    try await ask(change)
  }

  func connectBattery(_ isConnected: Bool, of actors: Actors) async throws(StepProblem) {
    var change = VehiclesSet()
    change.batteryConnected = isConnected
    try await set(change, of: actors)
  }

  func drive(_ step: DriveStep) async throws(StepProblem) {
    try await ask(
      VehiclesDrive(
        vehicle: try car(step.actors).rawValue, kilometres: step.kilometres,
        topSpeed: step.topSpeed))
  }

  func setWallClock(_ step: WallClockStep) async throws(StepProblem) {
    let shown =
      switch step.reading {
      case .instant(let instant): instant
      case .offset(let period): now.adding(period)
      }
    try await ask(VehiclesSetWallClock(vehicle: try car(step.actors).rawValue, to: shown))
  }

  func wipe(_ step: WipeStep) async throws(StepProblem) {
    guard let wipe = Wipe(rawValue: step.what) else {
      throw .broken("nothing called ‘\(step.what)’ can be wiped")
    }
    try await ask(VehiclesReset(vehicle: try car(step.actors).rawValue, wipe: wipe))
  }
}

/// Steps that let something go wrong.
extension CaseRun {
  func add(_ step: FaultStep) async throws(StepProblem) {
    var fault = step.fault
    if bench.isShared, fault.kind.endsDaemon {
      throw .refused("not_in_this_world", "the daemon serves others; its power is not cut here")
    }
    fault.vehicle = try car(named: step.vehicle).rawValue
    try await ask(fault)
    added(fault.kind)
  }

  func clearFaults() async throws(StepProblem) {
    if bench.isShared {
      for vin in cars.values { try await ask(FaultsClear(vehicle: vin.rawValue)) }
    } else {
      try await ask(FaultsClear(all: true))
    }
    faultsCleared()
  }

  /// Faults of the link and of the disk end with the daemon; a car keeps its own.
  func restart(_ manner: RestartManner) async throws(StepProblem) {
    do throws(BenchLoss) {
      try await bench.restart(manner)
    } catch {
      throw StepProblem(error)
    }
    try await connectControl()
    reached(try await ask(ClockGet()).worldTime)
  }
}

extension FaultKind {
  /// The whole daemon dies of it.
  fileprivate var endsDaemon: Bool {
    self == .powerCutBeforeCommit || self == .powerCutAfterCommit
  }
}
