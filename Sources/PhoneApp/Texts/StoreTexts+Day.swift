import VehicleCatalog
package import WorldTime

extension StoreTexts {
  /// The end of something that is counted in days, by its last one: `the end of 16 February 2026`,
  /// `16 février 2026 inclus`. Where it is no midnight, the moment.
  package func lastDay(before end: Instant) -> String {
    guard let zone else { return moment(end) }
    let (day, timeOfDay) = zone.civil(end)
    guard timeOfDay == 0 else { return moment(end) }
    return self[.endOfDay, ["day": date(day.adding(days: -1))]]
  }

  /// `1 March 2026`, `1er mars 2026`.
  private func date(_ date: CivilDate) -> String {
    let month = Self.months(language)[date.month - 1]
    let day = language == .fr && date.day == 1 ? "1er" : String(date.day)
    return "\(day) \(month) \(date.year)"
  }

  private static func months(_ language: Language) -> [String] {
    switch language {
    case .fr:
      [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
      ]
    case .en:
      [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]
    }
  }
}
