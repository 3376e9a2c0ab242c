package import VehicleCatalog
package import WorldTime

/// What of a car a tester can see and touch, beside its services.
package struct CarBody: Hashable, Sendable, Codable {
  package internal(set) var power: PowerMode = .on
  package internal(set) var network: NetworkQuality = .good
  package internal(set) var lowVoltage: LowVoltageBattery
  /// Electric cars have one.
  package internal(set) var traction: TractionBattery?
  /// - Source: COVESA VSS 6.0, `Vehicle.TraveledDistance`, metres.
  package internal(set) var odometerMetres: Int64 = 0
  package internal(set) var location = GeoPoint.start
  /// ISO 3166 code of the country the car stands in.
  package internal(set) var region: String
  /// The telematics unit's contract covers that country.
  package internal(set) var isCovered = true
  package internal(set) var isPrivacyModeOn = false
  /// The customer allowed in the car that data is shared.
  package internal(set) var hasConsent = true
  /// The telematics unit was activated, as it must be once before its first use.
  package internal(set) var isTelematicsActive = true
  package internal(set) var areDoorsLocked = true
  package internal(set) var climate: ClimateRun?
  /// When the horn and the lights stop.
  package internal(set) var signal: SignalRun?
  /// Since when nobody used or reached the car; `nil` while its ignition is not off, and while
  /// nothing has power.
  package internal(set) var idleSince: Instant?

  /// A new car, ready to use.
  package init(_ profile: VehicleProfile, at instant: Instant) {
    lowVoltage = LowVoltageBattery(at: instant)
    traction = profile.tractionBatteryKilowattHours.map {
      TractionBattery(capacityKilowattHours: $0, at: instant)
    }
    region = profile.market
  }

  package func sleepState(at instant: Instant) -> SleepState {
    guard hasSupply(at: instant) else { return .deepSleep }
    guard let deepSleepAt, let asleepAt else { return .awake }
    return instant >= deepSleepAt ? .deepSleep : instant >= asleepAt ? .asleep : .awake
  }

  var asleepAt: Instant? { idleSince?.adding(.minutes(SleepState.asleepAfterMinutes)) }
  var deepSleepAt: Instant? { idleSince?.adding(.days(SleepState.deepSleepAfterDays)) }

  /// Something in the car has power.
  package func hasSupply(at instant: Instant) -> Bool { lowVoltage.state(at: instant) != .dead }

  /// The telematics unit runs.
  func isTelematicsUp(at instant: Instant) -> Bool {
    let state = lowVoltage.state(at: instant)
    guard power == .off else { return state != .dead }
    let isInDeepSleep = deepSleepAt.map { $0 <= instant } ?? false
    return state != .dead && state != .critical && !isInDeepSleep
  }

  /// The instants ahead at which time alone changes something of this.
  func dueInstants(at now: Instant, and millivolts: [Int]) -> [Instant] {
    let levels = [
      LowVoltageBattery.lowMillivolts, LowVoltageBattery.criticalMillivolts,
      LowVoltageBattery.deadMillivolts,
    ]
    let timers = [asleepAt, deepSleepAt, climate?.until, signal?.until]
    return lowVoltage.dueInstants(of: levels + millivolts, after: now)
      + (traction?.dueInstants(after: now) ?? []) + timers.compactMap { $0 }.filter { $0 > now }
  }

  /// Somebody used or reached the car.
  mutating func touch(at now: Instant) {
    idleSince = power == .off && hasSupply(at: now) ? now : nil
  }

  /// Brings everything that runs by time to where it is now.
  mutating func settle(at now: Instant) {
    if !hasSupply(at: now) {
      power = .off
      (climate, signal, idleSince) = (nil, nil, nil)
      traction?.charge(false, at: now)
    } else if power == .off, idleSince == nil {
      idleSince = now
    }
    if let run = climate, run.until <= now { climate = nil }
    if let run = signal, run.until <= now { signal = nil }
    traction?.settle(at: now)
    lowVoltage.settle(
      power: power, isFedByTraction: traction?.isAboveReserve(at: now) ?? false, at: now)
  }
}

/// The climate, started from afar before a departure.
package struct ClimateRun: Hashable, Sendable, Codable {
  /// Tenths of a degree Celsius, 160…260.
  package let celsiusTenths: Int
  package let until: Instant
}

/// Horn or lights at work.
package struct SignalRun: Hashable, Sendable, Codable {
  package let target: SignalTarget
  package let until: Instant
}

/// What draws attention to the car.
///
/// - Source: the back end's horn-lights action, `target horn|lights|horn_lights`.
package enum SignalTarget: String, Hashable, Sendable, Codable, CaseIterable {
  case horn, lights
  case hornLights = "horn_lights"

  package var hasHorn: Bool { self != .lights }
  package var hasLights: Bool { self != .horn }
}
