import WorldTime

extension HolidayRule {
  /// What ``read(_:)`` understands, for whoever wrote something else.
  static let examples =
    "1 May, Easter + 39, first Monday of May, Friday from 19 June or Friday 1 February"

  /// One rule, or several with `or` between them.
  ///
  /// - Returns: `nil` when a part of it is none.
  static func read(_ text: String) -> [HolidayRule]? {
    let parts = text.lowercased().split(separator: " ").map(String.init)
      .split(separator: "or", omittingEmptySubsequences: false)
    let rules = parts.compactMap { one(Array($0)) }
    return rules.count == parts.count ? rules : nil
  }

  private static func one(_ words: [String]) -> HolidayRule? {
    switch words.count {
    case 2: date(words).map { .date(month: $0.month, day: $0.day) }
    case 3 where words[0] == "easter": easter(words)
    case 3: dateOn(words)
    case 4 where words[1] == "from": from(words)
    case 4 where words[2] == "of": ordinal(words)
    default: nil
    }
  }

  /// `1 may`; 29 February is no day of every year.
  private static func date(_ words: [String]) -> (month: Int, day: Int)? {
    guard let day = Int(words[0]), let month = month(words[1]),
      CivilDate(year: 2001, month: month, day: day) != nil
    else { return nil }
    return (month, day)
  }

  private static func easter(_ words: [String]) -> HolidayRule? {
    guard let days = Int(words[2]), (0...easterDaysMax).contains(days) else { return nil }
    return switch words[1] {
    case "+": .easter(days: days)
    case "-": .easter(days: -days)
    default: nil
    }
  }

  private static func dateOn(_ words: [String]) -> HolidayRule? {
    guard let weekday = Weekday(rawValue: words[0]), let date = date(Array(words[1...])) else {
      return nil
    }
    return .dateOn(weekday, month: date.month, day: date.day)
  }

  private static func from(_ words: [String]) -> HolidayRule? {
    guard let weekday = Weekday(rawValue: words[0]), let date = date(Array(words[2...])) else {
      return nil
    }
    return .from(weekday, month: date.month, day: date.day)
  }

  private static func ordinal(_ words: [String]) -> HolidayRule? {
    guard let weekday = Weekday(rawValue: words[1]), let month = month(words[3]) else {
      return nil
    }
    if words[0] == "last" { return .last(weekday, month: month) }
    return ordinals.firstIndex(of: words[0]).map { .ordinal($0 + 1, weekday, month: month) }
  }

  private static func month(_ name: String) -> Int? { months.firstIndex(of: name).map { $0 + 1 } }

  /// Every month has four of each day of the week.
  private static let ordinals = ["first", "second", "third", "fourth"]
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  /// Corpus Christi is 60 days after Easter.
  private static let easterDaysMax = 70
}
