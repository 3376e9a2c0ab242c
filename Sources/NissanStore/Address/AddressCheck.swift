package import VehicleCatalog

/// What the store asks of a billing address: normalise first, then name every wrong field.
///
/// - Source: seed R26–R33 and R32's list of characters.
package enum AddressCheck {
  /// The address as it will be kept, or what is wrong with it.
  package enum Verdict: Hashable, Sendable {
    case valid(BillingAddress)
    /// Every fault at once, in the order of the form; never empty.
    case refused([AddressError])
  }

  /// The 17 characters of the warning. The seed's backslash may be an escape, so it is refused
  /// and not shown.
  package static let refusedCharacters: Set<Character> = [
    "!", "\"", "\\", "$", "%", "*", "+", ";", "<", "=", ">", "?", "@", "^", "_", "`", "~",
  ]
  /// The same as the customer is told.
  package static let refusedCharactersShown = "!\"$%*+;<=>?@^_`~"
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
      basicReason(form[field], isRequired: isRequired(field, in: country))
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
      if let province = knownProvince(form.county, in: country) {
        form.county = province
      } else {
        add(.county, .unknownProvince)
      }
    } else {
      add(.country, .unknownCountry)
    }
    guard faults.isEmpty else { return .refused(faults.sorted { $0.field < $1.field }) }
    return .valid(BillingAddress(checked: form))
  }

  static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    refusedCharacters.contains(Character(scalar))
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
    _ text: String, isRequired: Bool
  ) -> AddressError.Reason? {
    if text.isEmpty { return isRequired ? .required : nil }
    var seen: Set<Unicode.Scalar> = []
    let refused = text.unicodeScalars.filter { scalar in
      (isRefused(scalar) || scalar.isControl) && seen.insert(scalar).inserted
    }
    if !refused.isEmpty { return .refusedCharacters(refused.map(\.shown)) }
    if text.count > fieldCharactersMax {
      return .tooLong(count: text.count, max: fieldCharactersMax)
    }
    return nil
  }

  /// The province as the country writes it. Where none is required, any text will do.
  private static func knownProvince(_ typed: String, in country: Country) -> String? {
    guard country.address.required.contains(.province), !country.address.provinces.isEmpty else {
      return typed
    }
    let wanted = typed.lowercased()
    return country.address.provinces.first { $0.lowercased() == wanted }
  }
}

extension AddressForm.Field: Comparable {
  package static func < (left: Self, right: Self) -> Bool { left.order < right.order }

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
