import WorldTime

/// The keys `timeZone` and `holidays` of a country.
enum CalendarReader {
  static func read(_ fields: YAMLFields) -> CountryCalendar? {
    let zone = fields.required("timeZone")?.name("time zone", among: CivilZone.names)
      .flatMap(CivilZone.init(named:))
    let holidays = fields.required("holidays").flatMap(holidays)
    guard let zone, let holidays else { return nil }
    return CountryCalendar(zone: zone, holidays: holidays)
  }

  private static func holidays(_ value: YAMLValue) -> [PublicHoliday]? {
    guard let fields = value.fields(["days", "source"]) else { return nil }
    let source = fields.required("source")?.text(of: "where the holidays stand")
    guard let days = fields.required("days"), let source else { return nil }
    return days.entries(of: "holidays").compactMap { _, name, value in
      holiday(name, value, source: source)
    }
  }

  /// The day alone, or with what else is to be said of it.
  private static func holiday(
    _ name: String, _ value: YAMLValue, source: String
  ) -> PublicHoliday? {
    guard value.isMapping else {
      return day(value).map { holiday(name, $0, source: source) }
    }
    guard let fields = value.fields(["day", "from", "until", "every", "substitute", "source"])
    else { return nil }
    let rules = fields.required("day").flatMap(day)
    let from = fields.optional("from")?.integer("the first year", in: years) ?? years.lowerBound
    let until = fields.optional("until")?.integer("the last year", in: years) ?? years.upperBound
    guard from <= until else {
      value.report("the last year, \(until), comes before the first, \(from)")
      return nil
    }
    let every = fields.optional("every")?.integer("how many years lie between", in: 1...100) ?? 1
    let hasSubstitute = fields.optional("substitute")?.flag("made good after a weekend") ?? false
    let own = fields.optional("source")?.text(of: "where the holiday stands")
    return rules.map {
      PublicHoliday(
        name: name, rules: $0, years: from...until, everyYears: every,
        hasSubstitute: hasSubstitute, source: own ?? source)
    }
  }

  private static func holiday(
    _ name: String, _ rules: [HolidayRule], source: String
  ) -> PublicHoliday {
    PublicHoliday(
      name: name, rules: rules, years: years, everyYears: 1, hasSubstitute: false,
      source: source)
  }

  private static func day(_ value: YAMLValue) -> [HolidayRule]? {
    value.value("a day such as \(HolidayRule.examples)", HolidayRule.read)
  }

  private static let years = 1...9_999
}
