package import VehicleCatalog

/// Where a customer finds help: the app, the national site, the dealer, customer service.
///
/// - Source: seed R12.
package struct HelpContacts: Sendable {
  /// A number of customer service.
  package struct Number: Hashable, Sendable, Encodable {
    package let country: String
    package let number: String
    /// It is that of breakdown assistance.
    package let isForBreakdowns: Bool
  }

  /// The national site's name, where a source states one.
  package let website: String?
  /// Of the country; of every country that has one as long as the country is not known.
  package let numbers: [Number]
  private let country: Country?
  private let countries: [Country]

  /// - Parameters:
  ///   - country: The customer's; `nil` while it is not known.
  ///   - catalog: Holds the numbers that sources state.
  package init(for country: Country?, in catalog: Catalog) {
    self.country = country
    countries = catalog.countries
    website = country?.website?.name
    numbers = (country.map { [$0] } ?? catalog.countries).compactMap { country in
      country.customerService.map {
        Number(
          country: country.code, number: $0.number, isForBreakdowns: $0.isForBreakdowns)
      }
    }
  }

  /// A way to help and how to take it.
  package struct Row: Hashable, Sendable {
    package let label: String
    package let value: String
  }

  /// The four ways, for people.
  package func rows(_ texts: StoreTexts) -> [Row] {
    [
      Row(label: texts[.helpApp], value: texts[.helpInApp]),
      Row(label: texts[.helpSite], value: website ?? texts[.helpOnSite]),
      Row(label: texts[.helpDealer], value: texts[.helpAtDealer]),
      Row(label: texts[.helpCustomerService], value: customerService(texts)),
    ]
  }

  private func customerService(_ texts: StoreTexts) -> String {
    if numbers.isEmpty { return texts[.helpNoNumber] }
    return numbers.map { number in
      let name = countries.first { $0.code == number.country }?.name[texts.language]
      let purpose = number.isForBreakdowns ? ", \(texts[.helpForBreakdowns])" : ""
      return "\(number.number) (\(name ?? number.country)\(purpose))"
    }.joined(separator: "\n")
  }
}
