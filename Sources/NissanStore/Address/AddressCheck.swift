package import VehicleCatalog

/// What the store asks of a billing address: normalise first, then name every wrong field.
///
/// - Source: seed R26–R33; the rules of postcodes and provinces have theirs in the catalogue.
package enum AddressCheck {
  /// The address as it will be kept, or what is wrong with it.
  package enum Verdict: Hashable, Sendable {
    case valid(BillingAddress)
    /// Every fault at once, in the order of the form; never empty.
    case refused([AddressError])
  }

  package static let fieldCharactersMax = 100

  /// - Parameters:
  ///   - typed: The form as the customer left it.
  ///   - countries: Those the store sells in, by ISO 3166 code.
  /// - Returns: The normalised address, or every fault.
  package static func check(_ typed: AddressForm, countries: [String: Country]) -> Verdict {
    var form = typed
    for field in AddressForm.Field.allCases { form[field] = typed[field].singleSpaced }
    form.country = form.country.uppercased()

    let country = countries[form.country]
    var faults = AddressForm.Field.allCases.compactMap { field in
      basicReason(form[field], of: field, in: country)
        .map { AddressError(field: field, reason: $0) }
    }
    func add(_ field: AddressForm.Field, _ reason: AddressError.Reason) {
      guard !faults.contains(where: { $0.field == field }) else { return }
      faults.append(AddressError(field: field, reason: reason))
    }
    if let country {
      if !form.postcode.isEmpty {
        if let postcode = country.postcode.normalized(form.postcode) {
          form.postcode = postcode
        } else {
          add(.postcode, .postcode(example: country.postcode.examples.first ?? ""))
        }
      }
      if !form.county.isEmpty, !country.address.provinces.isEmpty {
        if let (province, writing) = country.address.province(named: form.county) {
          form.county = writing
          if !province.has(postcode: form.postcode) { add(.postcode, elsewhere(form, country)) }
        } else {
          add(.county, .unknownProvince(known: country.address.provinces.map(\.shown)))
        }
      }
    } else {
      add(.country, .unknownCountry)
    }
    guard faults.isEmpty else { return .refused(faults.sorted { $0.field < $1.field }) }
    return .valid(BillingAddress(checked: form))
  }

  /// A field that must be filled in for an address of a country; `nil` where it is not known yet.
  package static func isRequired(_ field: AddressForm.Field, in country: Country?) -> Bool {
    switch field {
    case .line2: false
    case .country: true
    case .line1: country?.address.required.contains(.street) ?? true
    case .town: country?.address.required.contains(.city) ?? true
    case .postcode: country?.address.required.contains(.postcode) ?? false
    case .county: country?.address.required.contains(.province) ?? false
    }
  }

  private static func basicReason(
    _ text: String, of field: AddressForm.Field, in country: Country?
  ) -> AddressError.Reason? {
    if text.isEmpty {
      guard isRequired(field, in: country) else { return nil }
      return field == .county
        ? .provinceMissing(known: country?.address.provinces.map(\.shown) ?? []) : .required
    }
    if CardRules.holdsNumber(text) { return .cardNumber }
    let refused = RefusedCharacters.refused(in: text)
    if !refused.isEmpty { return .refusedCharacters(refused.map(\.shown)) }
    if text.count > fieldCharactersMax {
      return .tooLong(count: text.count, max: fieldCharactersMax)
    }
    return nil
  }

  /// The postcode is none of the province's.
  private static func elsewhere(
    _ form: AddressForm, _ country: Country
  ) -> AddressError.Reason {
    .postcodeElsewhere(
      isIn: country.address.province(ofPostcode: form.postcode)?.name, province: form.county)
  }
}

extension AddressForm.Field: Comparable {
  package static func < (left: Self, right: Self) -> Bool { left.order < right.order }

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
