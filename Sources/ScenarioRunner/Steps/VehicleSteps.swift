import LinkProtocol
import Scenarios
import VehicleCatalog
import WorldTime

extension VehicleStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) {
    var change = change
    change.vehicle = try run.car(actors).rawValue
    try await run.ask(change)
  }
}

extension PowerStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) {
    var change = VehiclesSet(vehicle: try run.car(actors).rawValue)
    change.batteryConnected = isConnected
    try await run.ask(change)
  }
}

extension DriveStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) {
    try await run.ask(
      VehiclesDrive(
        vehicle: try run.car(actors).rawValue, kilometres: kilometres, topSpeed: topSpeed))
  }
}

extension WallClockStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) {
    let shown =
      switch reading {
      case .instant(let instant): instant
      case .offset(let period): run.now.adding(period)
      }
    try await run.ask(VehiclesSetWallClock(vehicle: try run.car(actors).rawValue, to: shown))
  }
}

extension WipeStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) {
    try await run.ask(VehiclesReset(vehicle: try run.car(actors).rawValue, wipe: what))
  }
}
