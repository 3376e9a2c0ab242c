package import NissanStore
package import VehicleCatalog
package import WorldTime

/// What the product says to one customer: texts, amounts, numbers and moments as they are written
/// there.
///
/// This is the only way from a value of the product to a person's text. Here stands which text is
/// said, and with which values; how it is worded stands in the files that ``Phrasebook`` reads.
package struct StoreTexts: Sendable {
  package let language: Language
  private let phrasebook: Phrasebook
  private let format: LocalFormat?
  /// What products, services and vehicles are called; without it they go by their ids.
  private(set) var catalog: Catalog?
  /// The customer's cars, which go by their VIN alone without it.
  private var cars: [LinkedVehicle] = []
  /// The zone that moments are shown in; they are as on the wire without ``format``.
  let zone: CivilZone?

  /// - Parameters:
  ///   - language: The customer's.
  ///   - country: The customer's; amounts, numbers and moments are written as there, or as the
  ///     protocol writes them when the catalogue does not have it any more.
  ///   - other: The car's, where moments are shown in its time and not in the customer's.
  package init(_ language: Language, in country: Country?, timeOf other: Country? = nil) {
    self.language = language
    phrasebook = .of(language)
    format = country?.format(in: language)
    zone = (other ?? country)?.calendar.zone
  }

  /// The same texts, which call everything by its name in a catalogue.
  package func naming(from catalog: Catalog) -> StoreTexts {
    var texts = self
    texts.catalog = catalog
    return texts
  }

  /// The same texts, which know what the customer's cars are.
  package func naming(cars: [LinkedVehicle]) -> StoreTexts {
    var texts = self
    texts.cars = cars
    return texts
  }

  /// `Qashqai Tekna 2025 (FR) – SJNTAAJ12U0000001`; the VIN alone of a car that is not theirs.
  package func name(ofCar vin: String) -> String {
    cars.first { $0.vin.rawValue == vin }.map { "\(name(of: $0)) – \(vin)" } ?? vin
  }

  /// Values of placeholders, by the names that stand in braces.
  package typealias Values = [String: any CustomStringConvertible]

  package subscript(text: StoreText) -> String { self[text, [:]] }

  /// A text with its placeholders filled in; each must get its value, and no other.
  ///
  /// - Parameters:
  ///   - values: What to fill in. A name in a value stays.
  ///   - count: What is counted; fills in `{count}`, and chooses between one and several.
  package subscript(text: StoreText, values: Values, count count: Int? = nil) -> String {
    filled(text.rawValue, values, count: count) ?? text.rawValue
  }

  /// The text of a value, or its name where it has none.
  package subscript(value: some TextKey, values: Values = [:]) -> String {
    named(value.textName, in: type(of: value).section, values)
  }

  /// The text of a value by its name on the wire; a name that only a newer car knows is shown as it
  /// is.
  func named(_ name: String, in section: String, _ values: Values = [:]) -> String {
    filled("\(section).\(name)", values) ?? name
  }

  /// The text of that name with its placeholders filled in; `nil` where there is none.
  func filled(_ name: String, _ values: Values = [:], count: Int? = nil) -> String? {
    guard let wording = phrasebook.wordings[name]?.text(language, count: count) else { return nil }
    var values = values.mapValues { "\($0)" }
    // A number may choose between one and several without being shown.
    if let count, wording.contains("{count}") { values["count"] = number("\(count)") }
    assert(
      Wording.placeholders(in: wording) == Set(values.keys),
      "‘\(name)’ is filled in with \(values.keys.sorted())")
    return Wording.fill(wording, with: values)
  }
}

// MARK: - Amounts and time

extension StoreTexts {
  /// `1,99 €` in France, `£1.99` in Great Britain.
  package func amount(_ money: Money) -> String {
    format?.money.text(money) ?? money.description
  }

  /// `31/01/2026 11:00:00`; in the hour that comes twice in autumn, which of the two it is.
  package func moment(_ instant: Instant) -> String {
    guard let format, let zone else { return instant.description }
    let shown = format.instant.text(instant, in: zone)
    guard let isSummer = zone.isFirstOfTwo(instant) else { return shown }
    return self[.saidOf, ["what": shown, "said": self[isSummer ? .summerTime : .winterTime]]]
  }

  /// `31/01/2026`.
  package func day(_ day: CivilDate) -> String {
    format?.instant.text(day) ?? day.description
  }

  /// A month: `January 2026`, `janvier 2026`.
  package func month(_ month: YearMonth) -> String {
    "\(self[MonthName(month.month)]) \(month.year)"
  }

  /// Digits, and a point before decimals, as they are written there: `12 345`, `11,8`.
  func number(_ plain: String) -> String {
    format?.number.text(plain) ?? (language == .fr ? plain.replacing(".", with: ",") : plain)
  }

  package func months(_ count: Int) -> String { self[.months, [:], count: count] }

  /// `12 months`, `30 days`, `1 day 12 h`.
  package func term(_ period: Period) -> String {
    var (count, rest) = period.milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
    var parts: [String] = []
    if period.months != 0 || period.milliseconds == 0 { parts.append(months(period.months)) }
    if count != 0 { parts.append(self[.days, [:], count: Int(count)]) }
    // These are written alike in both languages.
    for (unit, length) in [("h", 3_600_000), ("min", 60_000), ("s", 1_000), ("ms", 1)] {
      (count, rest) = rest.quotientAndRemainder(dividingBy: Int64(length))
      if count != 0 { parts.append("\(count)\u{A0}\(unit)") }
    }
    return parts.joined(separator: " ")
  }

  /// The end of something that is counted in days, by its last one: `the end of 16 February 2026`,
  /// `16 février 2026 inclus`. Where it is no midnight, the moment.
  package func lastDay(before end: Instant) -> String {
    guard let zone else { return moment(end) }
    let (day, timeOfDay) = zone.civil(end)
    guard timeOfDay == 0 else { return moment(end) }
    let last = day.adding(days: -1)
    let dayOfMonth = self[.dayOfMonth, [:], count: last.day]
    return self[.endOfDay, ["day": "\(dayOfMonth) \(self[MonthName(last.month)]) \(last.year)"]]
  }

  private struct MonthName: TextKey {
    static let section = "month"
    let textName: String

    init(_ month: Int) { textName = String(month) }
  }
}

// MARK: - Lists and rows

extension StoreTexts {
  /// Several things that were wrong, one after the other.
  package func joined(_ reasons: [String]) -> String {
    reasons.joined(separator: self[.reasonJoint])
  }

  func list(_ names: [some CustomStringConvertible]) -> String {
    names.map(\.description).joined(separator: ", ")
  }

  /// A name and what is to be said of it.
  package func line(_ name: String, _ said: String) -> String {
    self[.itemLine, ["product": name, "amount": said]]
  }

  package func yesOrNo(_ flag: Bool) -> String { flag ? self[.yes] : self[.no] }

  /// A reason, and what was meant if that can be guessed.
  func suggesting(_ near: [String], after reason: String) -> String {
    guard !near.isEmpty else { return reason }
    let names = oneOf(near.map { self[.quoted, ["text": $0]] })
    return self[.didYouMean, ["reason": reason, "names": names]]
  }

  /// `a, b ou c`.
  func oneOf(_ names: [String]) -> String {
    let first = names.dropLast().joined(separator: ", ")
    return ([first] + names.suffix(1)).filter { !$0.isEmpty }.joined(separator: self[.or])
  }
}
