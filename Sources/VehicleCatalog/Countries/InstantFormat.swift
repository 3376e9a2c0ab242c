package import WorldTime

/// How one locale writes a moment of world time for people: `31/01/2026 11:00:00`.
///
/// The moment is told in the time that the reader goes by, which is not named; milliseconds are
/// left out.
package struct InstantFormat: Hashable, Sendable {
  private let date: [Part]
  private let time: [Part]

  private enum Part: Hashable, Sendable {
    case field(Field, digits: Int)
    case literal(Character)

    var field: Field? {
      switch self {
      case .field(let field, _): field
      case .literal: nil
      }
    }
  }

  private enum Field: Character, CaseIterable, Hashable, Sendable {
    case year = "y"
    case month = "M"
    case day = "d"
    case hour = "H"
    case minute = "m"
    case second = "s"
  }

  /// Fails unless each of the six fields stands there once, those of the date first, apart from the
  /// others, with nothing but spaces and the signs `/`, `.`, `,`, `-` and `:` between them.
  ///
  /// - Parameter pattern: The fields by their letters in CLDR, doubled where two digits are
  ///   always written: `dd/MM/y HH:mm:ss`.
  init?(_ pattern: String) {
    var parts: [Part] = []
    for letter in pattern {
      guard let field = Field(rawValue: letter) else {
        guard " /.,-:".contains(letter) else { return nil }
        parts.append(.literal(letter))
        continue
      }
      if parts.last == .field(field, digits: 1), field != .year {
        parts[parts.count - 1] = .field(field, digits: 2)
      } else if case .field = parts.last {
        return nil
      } else {
        parts.append(.field(field, digits: 1))
      }
    }
    let fields = parts.compactMap(\.field)
    guard fields.count == Field.allCases.count, Set(fields).count == fields.count,
      Set(fields.prefix(3)) == [.year, .month, .day],
      let lastOfDate = parts.firstIndex(where: { $0.field == fields[2] })
    else { return nil }
    date = Array(parts[...lastOfDate])
    time = Array(parts[(lastOfDate + 1)...])
  }

  /// `31/01/2026 11:00:00`.
  package func text(_ instant: Instant, in zone: CivilZone) -> String {
    let (day, milliseconds) = zone.civil(instant)
    return text(date + time, day, seconds: Int(milliseconds / 1_000))
  }

  /// `31/01/2026`.
  package func text(_ day: CivilDate) -> String { text(date, day, seconds: 0) }

  private func text(_ parts: [Part], _ day: CivilDate, seconds: Int) -> String {
    parts.map { part in
      switch part {
      case .literal(let sign): return String(sign)
      case .field(let field, let digits):
        let value =
          switch field {
          case .year: day.year
          case .month: day.month
          case .day: day.day
          case .hour: seconds / 3_600
          case .minute: seconds / 60 % 60
          case .second: seconds % 60
          }
        return value < 10 && digits == 2 ? "0\(value)" : String(value)
      }
    }.joined()
  }
}
