package import VehicleCatalog
package import WorldTime

/// Names one edition of the terms in one country and language.
package struct TermsID: Identifier {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}

/// The general terms that a customer accepts before confirming.
///
/// - Source: seed R43.
package enum Terms {
  /// The month this edition came into force.
  package static let edition = "2026-01"

  /// `nissan-store-terms-2026-01-FR-fr`: the edition in force in a country, in a language.
  package static func current(country: String, language: Language) -> TermsID {
    TermsID(rawValue: "nissan-store-terms-\(edition)-\(country)-\(language.rawValue)")
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
