import LinkProtocol
import Scenarios
import VehicleCatalog

extension FaultStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) {
    var fault = fault
    if run.handle.isShared, fault.kind.endsDaemon {
      throw .refused("not_in_this_world", "the daemon serves others; its power is not cut here")
    }
    fault.vehicle = try run.car(actors).rawValue
    try await run.ask(fault)
    run.added(fault.kind)
  }
}

extension ClearFaultsStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) { try await run.clearFaults() }
}

extension DaemonStep: PerformedStep {
  /// Faults of the link and of the disk end with the daemon; a car keeps its own.
  func perform(in run: CaseRun) async throws(StepFailure) {
    do throws(HandleFailure) {
      try await run.handle.restart(isKilled ? .kill : .stop)
    } catch {
      throw StepFailure(error)
    }
    try await run.connectControl()
    run.reached(try await run.ask(ClockGet()).worldTime)
  }
}

extension CaseRun {
  func clearFaults() async throws(StepFailure) {
    if handle.isShared {
      for vin in cars.values { try await ask(FaultsClear(vehicle: vin.rawValue)) }
    } else {
      try await ask(FaultsClear(all: true))
    }
    faultsCleared()
  }
}

extension FaultKind {
  /// The whole daemon dies of it.
  fileprivate var endsDaemon: Bool {
    self == .powerCutBeforeCommit || self == .powerCutAfterCommit
  }
}
