import VehicleCatalog
import WorldTime

extension Vehicle {
  /// Charging begins when the dashboard's clock reaches the minute that the customer set, if the
  /// cable is in by then.
  mutating func settleChargeTimer(at now: Instant, in catalog: Catalog) {
    guard let minute = alerts.chargeTimerMinute,
      wallTime(at: now).millisecondOfDay == Int64(minute) * 60_000,
      canChargeByTimer(at: now, in: catalog)
    else { return }
    body.traction?.charge(true, at: now)
  }

  /// When the charge timer strikes next; `nil` when it would begin nothing.
  func chargeTimerTurn(at now: Instant, in catalog: Catalog) -> Instant? {
    guard let minute = alerts.chargeTimerMinute, canChargeByTimer(at: now, in: catalog) else {
      return nil
    }
    let wait = Int64(minute) * 60_000 - wallTime(at: now).millisecondOfDay
    return now.advanced(milliseconds: wait > 0 ? wait : wait + Instant.dayMilliseconds)
  }

  private func canChargeByTimer(at now: Instant, in catalog: Catalog) -> Bool {
    body.hasSupply(at: now) && body.traction?.canCharge(at: now) ?? false
      && usableService(.chargeTimer, at: now, in: catalog) != nil
  }
}
