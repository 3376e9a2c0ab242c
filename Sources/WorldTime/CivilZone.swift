/// The time that people of a country go by: so many hours ahead of UTC, and one more in summer.
///
/// A value that asks no host for its tables, so that a world is the same on every machine. The rule
/// of today is applied to all years.
///
/// - Source: Directive 2000/84/EC articles 1 to 3: summer time lasts from the last Sunday of March
///   to the last Sunday of October, each at 01:00 UTC. The same days and hour in the United Kingdom
///   (Summer Time Order 2002, S.I. 2002/262), Switzerland (Sommerzeitverordnung) and Norway
///   (forskrift om sommertid).
package struct CivilZone: Hashable, Sendable {
  /// As in the IANA database: `Europe/Paris`.
  package let name: String
  /// Hours ahead of UTC in winter.
  private let standardHours: Int
  private let hasSummerTime: Bool

  /// UTC, all year round.
  package static let utc = CivilZone(name: "UTC", standardHours: 0, hasSummerTime: false)

  /// What ``init(named:)`` knows.
  package static let names = standardHours.keys.sorted()

  private static let standardHours: [String: Int] = [
    "Europe/Dublin": 0, "Europe/Lisbon": 0, "Europe/London": 0,
    "Europe/Amsterdam": 1, "Europe/Berlin": 1, "Europe/Brussels": 1, "Europe/Copenhagen": 1,
    "Europe/Luxembourg": 1, "Europe/Madrid": 1, "Europe/Oslo": 1, "Europe/Paris": 1,
    "Europe/Rome": 1, "Europe/Stockholm": 1, "Europe/Vienna": 1, "Europe/Warsaw": 1,
    "Europe/Zurich": 1,
    "Europe/Helsinki": 2,
  ]

  /// - Returns: `nil` for a name that is not in ``names``.
  package init?(named name: String) {
    guard let hours = Self.standardHours[name] else { return nil }
    self.init(name: name, standardHours: hours, hasSummerTime: true)
  }

  private init(name: String, standardHours: Int, hasSummerTime: Bool) {
    self.name = name
    self.standardHours = standardHours
    self.hasSummerTime = hasSummerTime
  }
}

extension CivilZone {
  /// How far its clocks are ahead of UTC.
  package func offsetMilliseconds(at instant: Instant) -> Int64 {
    let isSummer =
      hasSummerTime && Self.summer(of: instant.civil.date.year).contains(instant)
    return offset(inSummer: isSummer)
  }

  private func offset(inSummer isSummer: Bool) -> Int64 {
    Int64(standardHours + (isSummer ? 1 : 0)) * 3_600_000
  }

  private static func summer(of year: Int) -> Range<Instant> {
    changeover(inMonth: 3, year)..<changeover(inMonth: 10, year)
  }

  private static func changeover(inMonth month: Int, _ year: Int) -> Instant {
    Instant(date: .last(.sunday, ofMonth: month, year: year), timeOfDayMilliseconds: 3_600_000)
  }

  /// The day, and the time that clocks show on it in milliseconds (0…86,399,999).
  package func civil(_ instant: Instant) -> (date: CivilDate, timeOfDayMilliseconds: Int64) {
    instant.advanced(milliseconds: offsetMilliseconds(at: instant)).civil
  }

  /// The first instant of a day.
  package func start(of date: CivilDate) -> Instant { instant(date) }

  /// The first instant of a day at which clocks show a time or a later one.
  ///
  /// Where clocks are put forward over the time, that is the instant at which they are; where they
  /// show it twice, the first time.
  package func instant(_ date: CivilDate, timeOfDayMilliseconds: Int64 = 0) -> Instant {
    let shown = Instant(date: date, timeOfDayMilliseconds: timeOfDayMilliseconds)
    for isSummer in hasSummerTime ? [true, false] : [false] {
      let offset = offset(inSummer: isSummer)
      let instant = shown.advanced(milliseconds: -offset)
      if offsetMilliseconds(at: instant) == offset { return instant }
    }
    return Self.summer(of: date.year).lowerBound
  }
}
