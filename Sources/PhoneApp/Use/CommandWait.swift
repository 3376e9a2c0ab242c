import CarModel
package import LinkProtocol
import VehicleCatalog
package import WorldTime

/// Looks at a command until it is over.
///
/// The car works in world time. Where that follows the host or runs by itself, the end comes; where
/// a tester moves it by hand, nobody waits for what will not come.
package struct CommandWait: Sendable {
  /// How it came out.
  package enum End: Hashable, Sendable {
    case over(CommandReport)
    /// The world's clock did not move between two looks.
    case clockIsFrozen
    /// Looked at often enough.
    case stillAtWork
  }

  /// Whom to ask.
  package let session: CarSession
  package let clockMode: WorldClock.Mode
  /// World time at the last look.
  private var seen: Instant

  /// Five minutes of looks: longer than a car takes that is given up.
  package static let looksMax = 1_200
  /// Host time between two looks.
  package static let pauseMilliseconds: Int64 = 250

  /// - Parameters:
  ///   - session: With the car that took the command.
  ///   - clockMode: What moves the world's clock.
  ///   - now: World time when the car was greeted.
  package init(through session: CarSession, clockMode: WorldClock.Mode, since now: Instant) {
    self.session = session
    self.clockMode = clockMode
    seen = now
  }

  /// Waits for the end of a command.
  ///
  /// - Parameters:
  ///   - command: As the car took it.
  ///   - pause: Lets host time pass before each look.
  /// - Returns: How it came out.
  /// - Throws: ``CarLinkError``.
  package mutating func end(
    of command: CommandReport, pausing pause: () async -> Void
  ) async throws(CarLinkError) -> End {
    guard command.state == .executing else { return .over(command) }
    for _ in 0..<Self.looksMax {
      await pause()
      let report = try await session.command(command.command)
      guard report.state == .executing else { return .over(report) }
      if clockMode == .virtual, try await isStill(at: command) { return .clockIsFrozen }
    }
    return .stillAtWork
  }

  private mutating func isStill(at command: CommandReport) async throws(CarLinkError) -> Bool {
    let now = try await session.explain(ServiceID(rawValue: command.service)).worldTime
    defer { seen = now }
    return now == seen
  }
}
