package import WorldTime

/// The traction battery of an electric car, and its charging.
///
/// - Source: COVESA VSS 6.0, `Vehicle.Powertrain.TractionBattery.StateOfCharge.Current` and
///   `.Charging`; power and consumption are round figures of an AC wallbox and a family car.
package struct TractionBattery: Hashable, Sendable, Codable {
  package let capacityKilowattHours: Int
  /// Watt-milliseconds at ``since``: no rounding is ever kept.
  private var energy: Int64
  private var since: Instant
  package private(set) var isCableConnected = false
  package private(set) var isCharging = false

  /// What an AC charger gives, watts.
  package static let chargingWatts: Int64 = 7_400
  /// Watt-hours for a kilometre.
  package static let wattHoursPerKilometre: Int64 = 170
  /// Watt-hours for ten minutes of climate before a departure.
  package static let climateWattHours: Int64 = 500
  /// Below this share, climate and the 12 V battery are not fed from it; percent.
  package static let reservePercent = 10

  package init(capacityKilowattHours: Int, percent: Int = 80, at instant: Instant) {
    self.capacityKilowattHours = capacityKilowattHours
    energy = 0
    since = instant
    set(percent: percent, at: instant)
  }

  /// 0…100, rounded down.
  package func percent(at instant: Instant) -> Int { Int(energy(at: instant) * 100 / full) }

  /// When charging will have filled it; `nil` while it does not charge.
  package var fullAt: Instant? { reaches(full) }

  /// How far the car comes with it.
  package func rangeMetres(at instant: Instant) -> Int64 {
    energy(at: instant) / (Self.wattHoursPerKilometre * 3_600)
  }

  /// It has its reserve at least.
  package func isAboveReserve(at instant: Instant) -> Bool {
    percent(at: instant) >= Self.reservePercent
  }

  /// Charging would begin now.
  func canCharge(at instant: Instant) -> Bool {
    isCableConnected && !isCharging && energy(at: instant) < full
  }

  /// The instants ahead at which charging ends, or passes the reserve.
  func dueInstants(after now: Instant) -> [Instant] {
    [fullAt, reaches(full / 100 * Int64(Self.reservePercent))].compactMap { $0 }
      .filter { $0 > now }
  }

  mutating func set(percent: Int, at now: Instant) {
    energy = full / 100 * Int64(percent)
    since = now
  }

  mutating func connectCable(_ isOn: Bool, at now: Instant) {
    rebase(at: now)
    isCableConnected = isOn
    if !isOn { isCharging = false }
  }

  mutating func charge(_ isOn: Bool, at now: Instant) {
    rebase(at: now)
    isCharging = isOn && isCableConnected && energy < full
  }

  mutating func spend(wattHours: Int64, at now: Instant) {
    rebase(at: now)
    energy = max(0, energy - wattHours * 3_600_000)
  }

  /// Ends charging once it is full.
  mutating func settle(at now: Instant) {
    if let fullAt, fullAt <= now { charge(false, at: now) }
  }

  /// It could have come to be: kept numbers of any other size would overflow.
  var isSound: Bool {
    (1...Self.capacityKilowattHoursMax).contains(capacityKilowattHours)
      && (0...full).contains(energy)
  }

  /// More than any car has.
  private static let capacityKilowattHoursMax = 100_000

  /// The first millisecond at which charging has come to so much.
  private func reaches(_ wanted: Int64) -> Instant? {
    guard isCharging else { return nil }
    let missing = max(0, wanted - energy)
    return since.advanced(
      milliseconds: (missing + Self.chargingWatts - 1) / Self.chargingWatts)
  }

  private var full: Int64 { Int64(capacityKilowattHours) * 1_000 * 3_600_000 }

  private func energy(at instant: Instant) -> Int64 {
    guard isCharging else { return energy }
    let milliseconds = max(0, instant.milliseconds(since: since))
    guard milliseconds <= full / Self.chargingWatts else { return full }
    return min(full, energy + Self.chargingWatts * milliseconds)
  }

  mutating func setBack(_ back: SetBack) { since = back(since) }

  private mutating func rebase(at now: Instant) {
    energy = energy(at: now)
    since = now
  }
}
