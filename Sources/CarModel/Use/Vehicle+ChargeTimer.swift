import VehicleCatalog
import WorldTime

extension Vehicle {
  /// Charging begins when the dashboard's clock reaches the minute that the customer set, if the
  /// cable is in by then.
  mutating func settleChargeTimer(at now: Instant, in catalog: Catalog) {
    guard let minute = alerts.chargeTimerMinute else { return }
    let (shown, zone) = (wallTime(at: now), zone(in: catalog))
    guard shown == zone.occurrence(minute, on: zone.civil(shown).date),
      canChargeByTimer(at: now, in: catalog)
    else { return }
    body.traction?.charge(true, at: now)
  }

  /// When the charge timer falls due next; `nil` when it would begin nothing.
  func chargeTimerDueInstant(at now: Instant, in catalog: Catalog) -> Instant? {
    guard let minute = alerts.chargeTimerMinute, canChargeByTimer(at: now, in: catalog) else {
      return nil
    }
    return nextOccurrence(of: minute, after: now, in: catalog)
  }

  /// When a timer that is set to a minute of the day falls due next, by the dashboard's clock.
  func nextOccurrence(of minute: Int, after now: Instant, in catalog: Catalog) -> Instant? {
    let (shown, zone) = (wallTime(at: now), zone(in: catalog))
    let today = zone.civil(shown).date
    return [today, today.adding(days: 1)].lazy.map { zone.occurrence(minute, on: $0) }
      .first { $0 > shown }.map { now.advanced(milliseconds: $0.milliseconds(since: shown)) }
  }

  private func canChargeByTimer(at now: Instant, in catalog: Catalog) -> Bool {
    body.hasSupply(at: now) && body.traction?.canCharge(at: now) ?? false
      && usableService(.chargeTimer, at: now, in: catalog) != nil
  }
}

extension CivilZone {
  /// When a timer falls due that is set to a minute of the day: once a day, when clocks show it
  /// first, or when they are put forward over it.
  fileprivate func occurrence(_ minute: Int, on date: CivilDate) -> Instant {
    instant(date, timeOfDayMilliseconds: Int64(minute) * 60_000)
  }
}
