package import VehicleCatalog
package import WorldTime

/// Names one edition of the terms in one country and language.
package struct TermsID: Identifier {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  /// The month this edition came into force; `nil` for a name that is none of the store's.
  package var edition: YearMonth? {
    guard rawValue.hasPrefix(Terms.prefix) else { return nil }
    return YearMonth(String(rawValue.dropFirst(Terms.prefix.count).prefix(7)))
  }
}

/// The general terms that a customer accepts before confirming.
///
/// - Source: seed R43.
package enum Terms {
  /// The month this edition came into force.
  package static let edition = "2026-01"

  fileprivate static let prefix = "nissan-store-terms-"

  /// `nissan-store-terms-2026-01-FR-fr`: the edition in force in a country, in a language.
  package static func current(country: String, language: Language) -> TermsID {
    TermsID(rawValue: "\(prefix)\(edition)-\(country)-\(language.rawValue)")
  }
}

/// That a customer accepted the terms, and when.
package struct TermsAcceptance: Hashable, Sendable, Codable {
  package let terms: TermsID
  package let at: Instant
}

/// That a customer followed the link to the terms, and when.
///
/// - Source: seed R43.
package struct TermsOpening: Hashable, Sendable, Codable {
  package let terms: TermsID
  package let at: Instant
}
