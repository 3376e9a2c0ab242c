import CarModel
import Entitlements
import LinkProtocol
import Logging
import VehicleCatalog
import WorldTime

extension ClockGet: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> ClockReport {
    let host = unit.readHost()
    let clock = unit.world.clock
    return ClockReport(
      worldTime: clock.now(host), clockMode: clock.mode, rate: clock.rate,
      nextChangeAt: unit.world.due.first?.due, host: unit.report(host, clock))
  }
}

extension ClockSet: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> ClockReport {
    let instant = to
    return try await unit.moveClock(by: caller.actor) { _ throws(WireError) in instant }
  }
}

extension ClockAdvance: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> ClockReport {
    let period = by
    return try await unit.moveClock(by: caller.actor) { now throws(WireError) in
      let target = now.adding(period)
      guard target < .distantFuture else {
        throw WireError(
          .clockOutOfRange, "\(now) and \(period) is beyond \(Instant.distantFuture)")
      }
      return target
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

extension ClockRejoin: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> ClockReport {
    var (led, report) = try await unit.change(by: caller.actor) { stage throws(WireError) in
      let led = stage.now
      do throws(WorldClock.Refusal) {
        try stage.rejoin()
      } catch {
        throw WireError(error)
      }
      return (led, ClockReport(stage))
    }
    unit.logger.warning(
      "world time was set back to the host's clock",
      metadata: [
        "from": "\(led)", "to": "\(report.worldTime)", "by": "\(caller.actor)",
      ])
    // They last until instants of the time that never was.
    _ = await unit.clearFaults { _ in true }
    report.host = unit.hostClockReport
    return report
  }
}

extension HeadUnit {
  /// Moves world time to where `target` says from the present.
  ///
  /// Lines that a fault holds arrive on the way, each at its own instant: the clock pauses there,
  /// until they have had their effect, and movements take turns, so that each begins where the one
  /// before it ended. Without any, a movement is one change like others.
  fileprivate func moveClock(
    by actor: JournalActor,
    to target: @escaping @Sendable (_ now: Instant) throws(WireError) -> Instant
  ) async throws(WireError) -> ClockReport {
    let isShared = pause != nil
    if isShared { await withCheckedContinuation { clockGate.enter($0) } }
    defer { if isShared { clockGate.leave() } }
    var (goal, report) = try await change(by: actor) { stage throws(WireError) in
      let goal = try target(stage.now)
      try stage.move(to: goal)
      return (goal, ClockReport(stage))
    }
    await lateArrivals()
    while report.worldTime < goal {
      let goal = goal
      let next = try await change(by: actor) { stage throws(WireError) in
        if stage.now < goal { try stage.move(to: goal) }
        return ClockReport(stage)
      }
      await lateArrivals()
      report.advance(with: next)
    }
    report.nextChangeAt = world.due.first?.due
    return report
  }

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
      worldTime: stage.now, clockMode: stage.clock.mode, rate: stage.clock.rate,
      nextChangeAt: stage.nextDue, changes: stage.ofThisChange.listed.map(ServiceChange.init),
      changesTotal: stage.ofThisChange.total)
  }
}

extension ClockReport {
  /// Takes in what a further movement brought about.
  fileprivate mutating func advance(with next: ClockReport) {
    let room = Stage.Transitions.listedMax - changes.count
    changes += next.changes.prefix(room)
    changesTotal += next.changesTotal
    (worldTime, nextChangeAt) = (next.worldTime, next.nextChangeAt)
  }
}

extension ServiceChange {
  fileprivate init(_ transition: Stage.Transition) {
    let change = transition.change
    self.init(
      at: change.at, vehicle: transition.vehicle.rawValue, service: change.service.rawValue,
      from: change.from, to: change.to, reason: change.reason.name)
  }
}
