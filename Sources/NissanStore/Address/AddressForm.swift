/// A billing address as typed into the six fields of the form.
///
/// - Source: seed R30: address line 1, line 2, city, postcode, county, country.
package struct AddressForm: Hashable, Sendable {
  package var line1: String
  package var line2: String
  package var town: String
  package var postcode: String
  /// County, province or canton.
  package var county: String
  /// ISO 3166 alpha-2.
  package var country: String

  package init(
    line1: String, line2: String = "", town: String, postcode: String, county: String = "",
    country: String
  ) {
    self.line1 = line1
    self.line2 = line2
    self.town = town
    self.postcode = postcode
    self.county = county
    self.country = country
  }

  /// The fields in the order of the form, under their names on the wire.
  package enum Field: String, Hashable, Sendable, Codable, CaseIterable {
    case line1, line2, town, postcode, county, country
  }

  package subscript(field: Field) -> String {
    get {
      switch field {
      case .line1: line1
      case .line2: line2
      case .town: town
      case .postcode: postcode
      case .county: county
      case .country: country
      }
    }
    set {
      switch field {
      case .line1: line1 = newValue
      case .line2: line2 = newValue
      case .town: town = newValue
      case .postcode: postcode = newValue
      case .county: county = newValue
      case .country: country = newValue
      }
    }
  }
}

extension AddressForm: Codable {
  private enum CodingKeys: String, CodingKey {
    case line1, line2, town, postcode, county, country
  }

  /// Fields that are left out are empty; the rules say which of them are missed.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func text(_ key: CodingKeys) throws -> String {
      try container.decodeIfPresent(String.self, forKey: key) ?? ""
    }
    self.init(
      line1: try text(.line1), line2: try text(.line2), town: try text(.town),
      postcode: try text(.postcode), county: try text(.county), country: try text(.country))
  }
}

/// One wrong field of an address.
package struct AddressError: Hashable, Sendable {
  package let field: AddressForm.Field
  package let reason: Reason

  package init(field: AddressForm.Field, reason: Reason) {
    (self.field, self.reason) = (field, reason)
  }

  /// Of a postcode and a province that do not go together, either may be the wrong one.
  package func mayBeMended(in field: AddressForm.Field) -> Bool {
    if case .postcodeElsewhere = reason, field == .county { return true }
    return field == self.field
  }

  /// What is wrong with it, and what would do.
  package enum Reason: Hashable, Sendable {
    case required
    /// The characters refused, each once, in the order of the text.
    case refusedCharacters([String])
    case tooLong(count: Int, max: Int)
    /// Not a postcode of the country; with one that is.
    case postcode(example: String)
    /// It lies in another province than the one given; with that one where the code tells it.
    case postcodeElsewhere(isIn: String?, province: String)
    /// A province is needed, one of these.
    case provinceMissing(known: [String])
    /// None of the country's provinces, which are these.
    case unknownProvince(known: [String])
    /// The number of a card, which is kept nowhere.
    case cardNumber
    /// The store does not sell there.
    case unknownCountry
  }
}
