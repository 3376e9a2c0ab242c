import LinkProtocol
import Logging
import WorldTime

/// Where the head unit looks at the host's clocks, and what it does when they have stepped.
extension HeadUnit {
  /// What the host's clocks show. World time never falls below it from then on. A step since the
  /// last look is logged; ``lookAtHostClock()``, which the host's clock itself calls, acts on it.
  func readHost() -> HostReading {
    let reading = hostClock.read()
    world.clock.keepUp(with: reading)
    let steps = hostSteps.look(at: reading)
    if !steps.isEmpty {
      for step in steps { log(step) }
      // A world that was led ahead is to know it after a crash, too.
      isClockToKeep = true
    }
    return reading
  }

  /// Something may have happened to the host's clocks: what fell due by them is applied, and the
  /// alarm is set anew.
  package func lookAtHostClock() {
    _ = readHost()
    wakeUp.yield()
  }

  /// Says so once when the world begins to be held, and when it goes on.
  func notifyHold(at host: HostReading) {
    let held = world.clock.heldMilliseconds(host) ?? 0
    guard (held >= HostSteps.toleranceMilliseconds) != isHoldNotified else { return }
    isHoldNotified.toggle()
    let metadata: Logger.Metadata = [
      "worldTime": "\(world.clock.now(host))", "hostTime": "\(host.utc)",
    ]
    if isHoldNotified {
      logger.warning(
        "world time is held until the host's clock has caught up; see ‘headunitctl clock’",
        metadata: metadata.merging(["behindSeconds": "\(Self.seconds(held))"]) { $1 })
    } else {
      logger.notice("world time goes on with the host's clock", metadata: metadata)
    }
    report(
      .hostClock,
      isHoldNotified
        ? "the host's clock is behind the world, which is held at \(world.clock.now(host))" : nil)
  }

  /// `nil` in a virtual world.
  var hostClockReport: HostClockReport? {
    let host = readHost()
    guard world.clock.mode == .system else { return nil }
    return report(host, world.clock)
  }

  /// The host's clock beside a clock of the world that follows it.
  func report(_ host: HostReading, _ clock: WorldClock) -> HostClockReport? {
    guard clock.mode == .system else { return nil }
    return HostClockReport(
      time: host.utc, behindSeconds: Self.seconds(clock.heldMilliseconds(host) ?? 0),
      lastStep: hostSteps.last.map { HostStepReport(kind: $0.kind, from: $0.from, to: $0.to) })
  }

  private func log(_ step: HostStep) {
    guard world.clock.mode == .system else { return }
    let metadata: Logger.Metadata = [
      "from": "\(step.from)", "to": "\(step.to)",
      "seconds": "\(Self.seconds(abs(step.milliseconds)))",
    ]
    switch step.kind {
    case .setAhead: logger.warning("the host's clock was set ahead", metadata: metadata)
    case .setBack: logger.warning("the host's clock was set back", metadata: metadata)
    case .slept: logger.notice("the host slept", metadata: metadata)
    }
  }

  /// Whole seconds, rounded up.
  private static func seconds(_ milliseconds: Int64) -> Int { Int((milliseconds + 999) / 1_000) }
}

extension ClockStart {
  /// Tells how a kept world goes on, where that is more than its going on.
  static func notify(
    _ kept: StoredClock, goesOnAs clock: WorldClock, at host: HostReading, to logger: Logger
  ) {
    let metadata: Logger.Metadata = ["from": "\(kept.instant)", "to": "\(clock.now(host))"]
    switch (kept.mode, clock.mode) {
    case (.virtual, .system):
      logger.warning("the world was virtual and follows the host's clock now", metadata: metadata)
    case (.system, .virtual):
      logger.warning(
        "the world followed the host's clock and is virtual now", metadata: metadata)
    case (.system, .system), (.virtual, .virtual):
      logger.info("the world goes on", metadata: metadata)
    }
  }
}
