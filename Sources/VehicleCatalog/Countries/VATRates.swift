package import WorldTime

/// The standard rates of VAT of a country, each from its day to the day before the next one's.
package struct VATRates: Hashable, Sendable {
  /// The oldest that is known; it counts for all days before its own too.
  private let first: VATRate
  /// In the order of their days.
  private let later: [VATRate]
  /// Where their days begin and end.
  private let zone: CivilZone

  /// The rates of every country are known from this day on, or from one before.
  package static let knownFrom = "2013-01-01"

  /// `nil` without any rate; they are in the order of their days.
  init?(_ rates: [VATRate], in zone: CivilZone) {
    guard let first = rates.first else { return nil }
    self.zone = zone
    self.first = first
    later = Array(rates.dropFirst())
  }

  /// Oldest first, never empty.
  package var all: [VATRate] { [first] + later }

  /// The rate of the day on which something is charged: 2,000 is 20 %.
  ///
  /// - Source: Directive 2006/112/EC articles 65 and 93: the rate at which a payment on account is
  ///   taxed is that in force when it is received.
  package func basisPoints(at instant: Instant) -> Int {
    let day = zone.civil(instant).date
    return (later.last { $0.from <= day } ?? first).basisPoints
  }
}

/// A standard rate of VAT, from a day on.
package struct VATRate: Hashable, Sendable {
  package let from: CivilDate
  /// 2,000 is 20 %.
  package let basisPoints: Int
  /// The law, or whoever says so.
  package let source: String
}
