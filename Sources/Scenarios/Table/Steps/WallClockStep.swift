import WireText
package import WorldTime

/// The driver sets the display's clock.
package struct WallClockStep: AddressedStep {
  /// What the display is set to.
  package enum Reading: Hashable, Sendable {
    case instant(Instant)
    /// This long before (negative months and milliseconds) or after world time.
    case offset(Period)
  }
  package var actors = Actors()
  package var reading = Reading.offset(.zero)

  package init() {}

  package static let forms = written(
    "wall-clock", .car, "The driver sets the display's clock.", main: "to",
    fields: [
      .required(
        "to", \.reading, .wallClock, "An instant, a distance from world time, or `right`.")
    ] + car, example: "wall-clock: \"-30 days\"")
}

extension FieldType where Value == WallClockStep.Reading {
  fileprivate static var wallClock: Self {
    .parsed(
      "an instant, a period forwards (`400 days`) or back (`-30 days`), or `right`",
      expected: "an instant, a period such as -30 days, or right",
      write: { reading in
        switch reading {
        case .instant(let instant): .string("\(instant)")
        case .offset(.zero): "right"
        case .offset(let period):
          period.months < 0 || period.milliseconds < 0
            ? .string("-\(period.reversed)") : .string("\(period)")
        }
      }
    ) { text in
      if text == "right" { return .offset(.zero) }
      if let instant = try? Instant(rfc3339: text) { return .instant(instant) }
      let isBack = text.hasPrefix("-")
      return (try? Period(parsing: isBack ? String(text.dropFirst()) : text)).map {
        .offset(isBack ? $0.reversed : $0)
      }
    }
  }
}

extension Period {
  fileprivate var reversed: Period { Period(months: -months, milliseconds: -milliseconds) }
}
