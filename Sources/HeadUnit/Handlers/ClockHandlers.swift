import CarModel
import Entitlements
import LinkProtocol
import VehicleCatalog
import WorldTime

extension ClockGet: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> ClockReport {
    let clock = unit.world.clock
    return ClockReport(
      worldTime: unit.now, clockMode: ClockModeName(clock.mode), rate: clock.rate,
      nextChangeAt: unit.world.due.first?.due)
  }
}

extension ClockSet: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> ClockReport {
    let instant = to
    return try await unit.change(by: caller.actor) { stage throws(WireError) in
      try stage.move(to: instant)
      return ClockReport(stage)
    }
  }
}

extension ClockAdvance: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> ClockReport {
    let period = by
    return try await unit.change(by: caller.actor) { stage throws(WireError) in
      let target = stage.now.adding(period)
      guard target < .distantFuture else {
        throw WireError(
          .clockOutOfRange, "\(stage.now) and \(period) is beyond \(Instant.distantFuture)")
      }
      try stage.move(to: target)
      return ClockReport(stage)
    }
  }
}

extension ClockRate: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> ClockReport {
    try await unit.runClock(rate: rate, by: caller.actor)
  }
}

extension ClockFreeze: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> ClockReport {
    try await unit.runClock(rate: 0, by: caller.actor)
  }
}

extension ClockRun: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> ClockReport {
    try await unit.runClock(rate: 1, by: caller.actor)
  }
}

extension HeadUnit {
  fileprivate func runClock(
    rate: Double, by actor: JournalActor
  ) async throws(WireError) -> ClockReport {
    try await change(by: actor) { stage throws(WireError) in
      do throws(WorldClock.Refusal) {
        try stage.runClock(rate: rate)
      } catch {
        throw WireError(error)
      }
      return ClockReport(stage)
    }
  }
}

extension Stage {
  fileprivate mutating func move(to instant: Instant) throws(WireError) {
    do throws(WorldClock.Refusal) {
      try moveClock(to: instant)
    } catch {
      throw WireError(error)
    }
  }
}

extension ClockReport {
  fileprivate init(_ stage: Stage) {
    self.init(
      worldTime: stage.now, clockMode: ClockModeName(stage.clock.mode), rate: stage.clock.rate,
      nextChangeAt: stage.nextDue, changes: stage.ofThisChange.listed.map(ServiceChange.init),
      changesTotal: stage.ofThisChange.total)
  }
}

extension ServiceChange {
  fileprivate init(_ transition: Stage.Transition) {
    let change = transition.change
    self.init(
      at: change.at, vehicle: transition.vehicle.rawValue, service: change.service.rawValue,
      from: ServiceStateName(change.from), to: ServiceStateName(change.to),
      reason: change.reason.name)
  }
}

extension ClockModeName {
  init(_ mode: WorldClock.Mode) {
    self =
      switch mode {
      case .system: .system
      case .virtual: .virtual
      }
  }
}
