import WorldTime

/// A car in the reference model: its key, its battery and its sleep, the last
/// document it got, and what of its services that allows.
///
/// The other half of the reference model. It is written from the tables of `lifecycle.md` and shares no
/// code with the car.
struct ReferenceCar: Hashable, Sendable {
  enum Key: Hashable, Sendable { case off, accessory, on }

  /// The clock goes on without the 12 V battery.
  let hasBackup: Bool
  private(set) var key = Key.on
  private(set) var battery: ReferenceBattery
  /// Something in the car has power.
  private(set) var isPowered = true
  var hasNetwork = true
  private(set) var isClockCold = false
  /// Since when nobody used or reached the parked car.
  private var idleSince: Instant?
  private var heardAt: Instant?
  /// The rights of the last document.
  private(set) var rights: [ReferenceRight] = []
  private(set) var leaseEnd: Instant?
  /// The version of the document it keeps.
  private(set) var version = 0
  /// Milliseconds of work done on each service.
  var work: [Int: Int64] = [:]
  /// What of each right's allowance is used: metres, kilobytes, starts.
  var used: [Int: Int64] = [:]

  init(hasBackup: Bool, at start: Instant) {
    self.hasBackup = hasBackup
    battery = ReferenceBattery(fullAt: start)
  }

  mutating func receive(_ rights: [ReferenceRight], version: Int, issuedAt: Instant) {
    self.rights = rights
    self.version = version
    leaseEnd = issuedAt.adding(.days(35))
  }

  /// A phone stood by, which brings the time.
  mutating func hear(at now: Instant) { (isClockCold, heardAt) = (false, now) }

  /// No phone would bring it the time.
  func knowsTime(at now: Instant) -> Bool {
    !isClockCold && (heardAt.map { now < $0.adding(.days(5)) } ?? false)
  }
}

// MARK: - Key, battery, sleep

extension ReferenceCar {
  mutating func turnKey(to new: Key, at now: Instant) {
    key = new
    touch(at: now)
    settle(at: now)
  }

  mutating func setBattery(_ millivolts: Int, at now: Instant) {
    battery.set(millivolts, at: now)
    settle(at: now)
  }

  mutating func connectBattery(_ isOn: Bool, at now: Instant) {
    battery.connect(isOn, at: now)
    settle(at: now)
  }

  /// Somebody used or reached the car.
  mutating func touch(at now: Instant) {
    idleSince = key == .off && isPowered ? now : nil
  }

  /// Nobody did for fourteen days: the telematics unit of the parked car is off, too.
  func isInDeepSleep(at now: Instant) -> Bool { deepSleepAt.map { $0 <= now } ?? false }

  private var deepSleepAt: Instant? { idleSince?.adding(.days(14)) }

  /// The telematics unit runs and finds a network.
  func reachesNetwork(at now: Instant) -> Bool {
    guard hasNetwork, isPowered else { return false }
    return key != .off
      || battery.shows(ReferenceBattery.critical, at: now) && !isInDeepSleep(at: now)
  }

  /// The instants ahead at which time alone changes something of the car itself.
  func dueInstants(after now: Instant, levels: [Int] = []) -> [Instant] {
    let crossings = ([ReferenceBattery.critical, ReferenceBattery.dead] + levels).map(
      battery.crossing)
    return (crossings + [deepSleepAt]).compactMap { $0 }.filter { $0 > now }
  }

  /// What follows from how the battery stands: what is dead loses its key, and its time.
  mutating func settle(at now: Instant) {
    let isAlive = battery.shows(ReferenceBattery.dead, at: now)
    if isPowered, !isAlive {
      (isPowered, key, idleSince) = (false, .off, nil)
      if !hasBackup { isClockCold = true }
    } else if !isPowered, isAlive {
      (isPowered, idleSince) = (true, now)
    }
    let millivoltsPerDay: Int64 =
      switch key {
      case .off: -20
      case .accessory: -500
      case .on: 24_000
      }
    battery.run(millivoltsPerDay, at: now)
  }
}
