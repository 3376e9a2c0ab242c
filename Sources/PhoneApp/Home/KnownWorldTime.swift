package import WorldTime

/// What the last car in reach said about world time, and when by the phone's host.
package struct KnownWorldTime: Hashable, Sendable, Codable {
  package let worldTime: Instant
  /// What the phone's host showed at that moment.
  package let hostTime: Instant
  package let clockMode: WorldClock.Mode

  package init(worldTime: Instant, hostTime: Instant, clockMode: WorldClock.Mode) {
    self.worldTime = worldTime
    self.hostTime = hostTime
    self.clockMode = clockMode
  }

  /// Says the same as an older reading, to the second.
  package func isAsKnown(by older: KnownWorldTime?) -> Bool {
    guard let older, older.clockMode == clockMode else { return false }
    return older.worldTime(atHost: hostTime).milliseconds(since: worldTime).magnitude < 1_000
  }

  /// World time to go on with while no car is in reach.
  ///
  /// A world that follows the host goes on by itself, at the last known offset; one that was ahead
  /// of the host is held, so that it goes on only when the host has caught up. A virtual one
  /// moves only as its tester says, and the store never goes back: so it is taken to are frozen,
  /// or a phone out of reach would run ahead of the car that it comes back to.
  package func worldTime(atHost host: Instant) -> Instant {
    switch clockMode {
    case .system where worldTime > hostTime: max(worldTime, host)
    case .system: worldTime.advanced(milliseconds: max(0, host.milliseconds(since: hostTime)))
    case .virtual: worldTime
    }
  }
}
