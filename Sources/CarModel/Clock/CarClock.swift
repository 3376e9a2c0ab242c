package import Entitlements
package import WorldTime

/// The two clocks of a car: the time it believes, and the one on its dashboard.
///
/// *Trusted time* is the latest signed time and a counter since; *wall time* is what the driver
/// sees and sets, and moves nothing else.
package struct CarClock: Hashable, Sendable, Codable {
  /// The counter goes on without the 12 V supply: a battery of its own, by profile.
  package let hasBackup: Bool
  /// What to do while cold.
  package internal(set) var policy: ClockPolicy = .failClosed
  /// Powered minutes that ``ClockPolicy/failOpen`` goes on for.
  package internal(set) var budgetMinutes = budgetMinutesDefault

  private var believed: Instant
  private var since: Instant
  private var pace = ClockPace.true
  /// The supply is gone and there is no backup.
  private var isStopped = false
  private var isCold = false
  /// The latest signed time that was accepted.
  package private(set) var signedAt: Instant
  /// What the dashboard showed at ``wallSince``, and that it ran on from there.
  private var wall: Instant
  private var wallSince: Instant
  /// Milliseconds of the budget that are spent, up to ``spendingSince``.
  private var spentMilliseconds: Int64 = 0
  private var spendingSince: Instant?

  package static let budgetMinutesDefault = 60
  package static let budgetMinutesMax = 100_000
  /// Days without a signed time after which the clock is ``TrustedTime/State/aged``: the default
  /// life of a document's lease.
  package static let agedAfterDays = 35
  /// The wall clock is called behind or ahead when it is off by more than this.
  package static let wallToleranceMinutes = 5
  private static let wallToleranceMilliseconds = Int64(wallToleranceMinutes) * 60_000
  /// What the dashboard shows after its clock lost power: 2020-01-01T00:00:00Z.
  package static let wallAfterPowerLoss = Instant(milliseconds: 1_577_836_800_000)

  /// A clock set right at the factory.
  package init(hasBackup: Bool, at instant: Instant) {
    self.hasBackup = hasBackup
    (believed, since, signedAt) = (instant, instant, instant)
    (wall, wallSince) = (instant, instant)
  }

  /// What the car believes at an instant of world time.
  package func reading(at instant: Instant) -> TrustedTime {
    func reading(_ state: TrustedTime.State) -> TrustedTime {
      TrustedTime(
        believed: believed, since: since, state: state, world: instant,
        pace: isStopped ? .stopped : pace)
    }
    if isCold { return reading(.cold) }
    let agedAt = signedAt.adding(.days(Self.agedAfterDays))
    let trusted = reading(.trusted)
    return trusted.now < agedAt ? trusted : reading(.aged)
  }

  /// What the dashboard shows.
  package func wallTime(at instant: Instant) -> Instant {
    isStopped ? wall : wall.advanced(milliseconds: instant.milliseconds(since: wallSince))
  }

  /// How the dashboard differs from the time the car believes; `nil` when it does not, or when the
  /// car does not know.
  package func wallFlag(at instant: Instant) -> WallFlag? {
    let reading = reading(at: instant)
    guard reading.state != .cold else { return nil }
    let off = wallTime(at: instant).milliseconds(since: reading.now)
    guard abs(off) > Self.wallToleranceMilliseconds else { return nil }
    return off < 0 ? .wallBehind : .wallAhead
  }

  /// World time at which the budget of a cold clock is spent; `nil` while nothing spends it.
  package func toleratedUntil(at instant: Instant) -> Instant? {
    guard isCold, policy == .failOpen else { return nil }
    let left = Int64(budgetMinutes) * 60_000 - spentMilliseconds
    if left <= 0 { return instant }
    return spendingSince?.advanced(milliseconds: left)
  }

  /// The instants ahead at which time alone changes the clock's state or its flag.
  func dueInstants(at now: Instant) -> [Instant] {
    guard !isCold else { return [] }
    let agedAt = signedAt.adding(.days(Self.agedAfterDays))
    return ([reading(at: now).world(showing: agedAt)] + wallFlagDueInstants(at: now))
      .compactMap { $0 }.filter { $0 > now }
  }

  /// When the dashboard has run away from the counter, or meets it again, because that drifts.
  private func wallFlagDueInstants(at now: Instant) -> [Instant?] {
    let start = wallTime(at: since).milliseconds(since: believed)
    let marks = [Self.wallToleranceMilliseconds, Self.wallToleranceMilliseconds + 1]
    return (marks + marks.map { -$0 }).map { mark in
      pace.elapsed(toDrift: start - mark).map { since.advanced(milliseconds: $0) }
    }.filter { due in due.map { wallFlag(at: $0) != wallFlag(at: now) } ?? false }
  }
}

/// How a driver's clock differs from the time a car believes.
package enum WallFlag: String, Hashable, Sendable, Codable, CaseIterable {
  case wallBehind = "wall_behind"
  case wallAhead = "wall_ahead"
}

extension CarClock {
  /// It could have come to be: kept numbers of any other size would overflow.
  var isSound: Bool {
    (0...Self.budgetMinutesMax).contains(budgetMinutes) && spentMilliseconds >= 0
  }

  /// Takes a time that a trusted key signed: the later of it and the counter, or, when it answers
  /// this car's own question, exactly it.
  ///
  /// A document may have been on its way for days, so that it never sets the clock back.
  mutating func learn(_ signed: Instant, isFresh: Bool, at world: Instant) {
    rebase(at: world)
    believed = isFresh ? signed : max(signed, believed)
    signedAt = max(signedAt, signed)
    isCold = false
    (spentMilliseconds, spendingSince) = (0, nil)
  }

  mutating func setWall(_ shown: Instant, at world: Instant) {
    (wall, wallSince) = (shown, world)
  }

  /// The counter is off by so much, all at once.
  mutating func jump(milliseconds: Int64, at world: Instant) {
    rebase(at: world)
    believed = believed.advanced(milliseconds: milliseconds)
  }

  mutating func run(at pace: ClockPace, from world: Instant) {
    guard pace != self.pace else { return }
    rebase(at: world)
    self.pace = pace
  }

  /// Power goes or comes back, and the ignition spends the budget of a cold clock.
  mutating func settle(hasSupply: Bool, isPowered: Bool, at world: Instant) {
    if hasSupply == isStopped, !hasBackup {
      rebase(at: world)
      (wall, wallSince) = (hasSupply ? Self.wallAfterPowerLoss : wallTime(at: world), world)
      isStopped = !hasSupply
      isCold = true
    }
    let spends = isCold && hasSupply && isPowered
    guard spends != (spendingSince != nil) else { return }
    if let start = spendingSince { spentMilliseconds += world.milliseconds(since: start) }
    spendingSince = spends ? world : nil
  }

  /// World time goes back. What the car came to believe in the time that never was it believes no
  /// more: it is cold, whatever battery its counter has, until it hears a signed time. The
  /// dashboard goes along, as far off as it was.
  mutating func setBack(_ back: SetBack) {
    let shown = wallTime(at: back.from).advanced(milliseconds: -back.leadMilliseconds)
    if let start = spendingSince { spentMilliseconds += back.to.milliseconds(since: back(start)) }
    spendingSince = nil
    believed = min(reading(at: back.from).now, back.to)
    signedAt = min(signedAt, back.to)
    (since, isCold) = (back.to, true)
    (wall, wallSince) = (isStopped ? wall : shown, back.to)
  }

  private mutating func rebase(at world: Instant) {
    believed = reading(at: world).now
    since = world
  }
}
