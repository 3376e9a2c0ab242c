/// How money, numbers and moments are written in one language of one country.
package struct LocalFormat: Hashable, Sendable {
  /// BCP 47: `fr-CH`.
  package let locale: String
  package let money: MoneyFormat
  package let number: NumberFormat
  package let instant: InstantFormat
}

extension Country {
  /// How things are written here for somebody who reads `language`: that language's own way where
  /// the country has it, the country's first way otherwise.
  package func format(in language: Language) -> LocalFormat {
    let ways = [mainFormat] + otherFormats
    return ways.first { $0.locale.hasPrefix("\(language.rawValue)-") } ?? mainFormat
  }
}
