import Foundation
import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

/// Every purchase day of twelve years in all countries, beside an independent list of holidays.
struct WithdrawalDaysTests {
  private static let countries =
    "FR GB DE ES IT NL BE LU AT CH PL SE NO DK FI PT IE".split(separator: " ").map(String.init)

  @Test func `S17: the right ends as the fixture says for every day of 2024 to 2035`() throws {
    let known = try LastDays(LastDays.text())
    let shipped = try ShippedCountries.all.get()
    #expect(known.prolonged.keys.sorted() == shipped.keys.sorted())
    #expect(known.prolonged.keys.sorted() == Self.countries.sorted())
    for country in Self.countries {
      let calendar = try #require(shipped[country]).calendar
      var wrong: [String] = []
      var day = try Instant.at("2024-01-01").civil.date
      while day.year < 2036 {
        let last = try known.last(ofPurchaseOn: day, in: country)
        let end = calendar.zone.start(of: last.adding(days: 1))
        let start = calendar.zone.start(of: day)
        let stop = calendar.zone.start(of: day.adding(days: 1)).advanced(milliseconds: -1)
        for instant in [start, stop]
        where Withdrawal.end(ofContract: instant, in: calendar) != end {
          wrong.append("\(instant): not through \(last)")
        }
        day = day.adding(days: 1)
      }
      #expect(wrong == [], "\(country)")
    }
  }

  @Test func `three to six of a hundred purchase days are prolonged by a holiday`() throws {
    let known = try LastDays(LastDays.text())
    for country in ["IE", "AT", "FR", "DE", "GB"] {
      let share = Double(known.prolonged[country]?.count ?? 0) / 4_383
      #expect((0.03..<0.065).contains(share), "\(country): \(share)")
    }
  }
}

/// The fixture itself, and our holidays, beside the package that the fixture was made with.
@Suite(
  .enabled(if: LastDays.hasPackage, "python3 has no package holidays (pip install holidays)"))
struct IndependentHolidayTests {
  @Test func `the fixture is what the package says today, whatever its version`() throws {
    func days(_ text: String) -> [Substring] {
      text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    }
    #expect(try days(LastDays.script([])) == days(LastDays.text()))
  }

  @Test func `the holidays of working days from 2023 to 2050 are those of the package`() throws {
    let said = try LastDays.script(["holidays", "2023", "2050"]).split(separator: "\n")
    var theirs: [String: Set<String>] = [:]
    var country = ""
    for line in said.map(String.init) {
      if line.count == 2 { country = line } else { theirs[country, default: []].insert(line) }
    }
    #expect(theirs.count == 17)
    for (code, country) in try ShippedCountries.all.get() {
      let days = (2023...2050).flatMap { country.calendar.days(of: $0) }
        .filter { !$0.weekday.isWeekend }
      #expect(Set(days.map(\.description)) == theirs[code], "\(code)")
    }
  }
}

/// `Tests/Fixtures/withdrawal/last-days.txt`: which purchase days a holiday prolongs, and to when.
struct LastDays {
  /// By country and purchase day: the days to the last one.
  private(set) var prolonged: [String: [String: Int]] = [:]

  init(_ text: String) throws {
    var country = ""
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let words = line.split(separator: " ").map(String.init)
      if words.count == 1 {
        country = words[0]
        prolonged[country] = [:]
      } else {
        let days = try #require(Int(words[1]))
        prolonged[country]?[words[0]] = days
      }
    }
  }

  /// Without a holiday, the 14th day or the Monday after it.
  func last(ofPurchaseOn day: CivilDate, in country: String) throws -> CivilDate {
    if let days = try #require(prolonged[country])[day.description] {
      return day.adding(days: days)
    }
    var last = day.adding(days: 14)
    while last.weekday.isWeekend { last = last.adding(days: 1) }
    return last
  }

  private static let folder = "Tests/Fixtures/withdrawal"

  static func text() throws -> String { try Repository.text(of: "\(folder)/last-days.txt") }

  static let hasPackage = (try? python(["-c", "import holidays"])) != nil

  static func script(_ arguments: [String]) throws -> String {
    try python([Repository.path("\(folder)/last-days.py")] + arguments)
  }

  private static func python(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-B"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
