/// What the ignition does.
///
/// - Source: COVESA VSS 6.0, `Vehicle.LowVoltageSystemState`.
package enum PowerMode: String, Hashable, Sendable, Codable, CaseIterable {
  case off
  case accessory
  case on
  /// On, and the car moves.
  case driving

  /// The ignition circuit is fed.
  package var isIgnitionOn: Bool { self == .on || self == .driving }
}

/// How far a parked car has gone to sleep.
package enum SleepState: String, Hashable, Sendable, Codable, CaseIterable {
  /// The head unit is up: the ignition is not off, or was until a moment ago.
  case awake
  /// The head unit is down; the telematics unit listens and can wake it.
  case asleep
  /// Nobody came for days, or nothing has power: the telematics unit is off too, and nothing
  /// reaches the car.
  case deepSleep = "deep_sleep"

  /// Minutes after the last contact until a parked car falls asleep.
  package static let asleepAfterMinutes = 15
  /// Days after the last contact until the telematics unit is switched off, to spare the battery.
  ///
  /// - Source: a guess; owners report remote services gone after one to two weeks.
  package static let deepSleepAfterDays = 14
}
