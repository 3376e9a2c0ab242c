/// A country the store sells in and cars are sold in.
package struct Country: Hashable, Sendable {
  /// ISO 3166, in capitals: `FR`.
  package let code: String
  package let name: LocalizedText
  /// ISO 4217: `EUR`.
  package let currency: String
  package let vat: VATRates
  /// BCP 47, the main one first: `fr-FR`.
  package let locales: [String]
  /// How a price is written: `1,99 €`.
  package let priceSample: String
  /// How money and moments are written in the first of ``locales``.
  let mainFormat: LocalFormat
  /// The same for the rest of ``locales``, in their order.
  let otherFormats: [LocalFormat]
  /// What time it is here, and on which days people work.
  package let calendar: CountryCalendar
  /// `+33`.
  package let dialCode: String
  /// `nil` where no source states one.
  package let customerService: CustomerService?
  /// The national site of the make; `nil` where no source states one.
  package let website: Website?
  package let postcode: Postcode
  /// - Source: libaddressinput `countryinfo.txt`.
  package let address: AddressRules
  package let provenance: Provenance

  /// Where the make's pages for this country are: `nissan.fr`.
  package struct Website: Hashable, Sendable {
    package let name: String
    package let confidence: String
  }

  /// The number to call for help.
  ///
  /// - Source: seed R12.
  package struct CustomerService: Hashable, Sendable {
    package let number: String
    /// The only number that is known is that of breakdown assistance.
    package let isForBreakdowns: Bool
    package let confidence: String
  }
}
