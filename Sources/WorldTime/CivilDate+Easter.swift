extension CivilDate {
  /// Easter Sunday by the Gregorian calendar, which all of the countries follow.
  ///
  /// - Source: J. Meeus, “Astronomical Algorithms”, chapter 8 (the computus of Butcher's
  ///   Ecclesiastical Calendar, 1876).
  package static func easterSunday(of year: Int) -> CivilDate {
    let (century, yearOfCentury) = year.quotientAndRemainder(dividingBy: 100)
    let goldenNumber = year % 19
    let moonCorrection = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * goldenNumber + century - century / 4 - moonCorrection + 15) % 30
    let toSunday =
      (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let late = (goldenNumber + 11 * epact + 22 * toSunday) / 451
    let days = epact + toSunday - 7 * late + 114
    guard let easter = CivilDate(year: year, month: days / 31, day: days % 31 + 1) else {
      preconditionFailure("year \(year) has no Easter")
    }
    return easter
  }
}
