import VehicleCatalog
import WorldTime

extension Vehicle {
  /// The time that the dashboard shows and that the customer sets timers in: that of the country
  /// the car was sold in, with its summer time, wherever it stands.
  func zone(in catalog: Catalog) -> CivilZone {
    catalog.country(profile.market)?.calendar.zone ?? .utc
  }

  /// What the dashboard shows, in minutes after midnight.
  func minuteOfDay(at now: Instant, in catalog: Catalog) -> Int {
    Int(zone(in: catalog).civil(wallTime(at: now)).timeOfDayMilliseconds / 60_000)
  }
}
