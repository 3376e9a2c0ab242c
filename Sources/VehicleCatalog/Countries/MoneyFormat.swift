/// How one locale writes amounts of money for people: `1 234,50 €`, `-£1,234.50`.
///
/// No ordinary space is ever written, so that no line breaks inside an amount.
///
/// - Source: CLDR, but for the minus sign in French, which is the typographic one.
package struct MoneyFormat: Hashable, Sendable {
  /// `#` is the number, `¤` the currency: `#\u{A0}¤`.
  let positive: Pattern
  /// The same for amounts below zero; the minus sign is part of it.
  let negative: Pattern
  let number: NumberFormat
  /// The currency that is written as ``symbol``; any other is written as its ISO 4217 code.
  let currency: String
  let symbol: String

  /// `1,99 €`.
  package func text(_ money: Money) -> String {
    let magnitude = String(money.amount.drop { $0 == "-" })
    return (money.minorUnits < 0 ? negative : positive)
      .text(number.text(magnitude), money.currency == currency ? symbol : money.currency)
  }
}

extension MoneyFormat {
  /// Where the number and the currency stand.
  struct Pattern: Hashable, Sendable {
    private let before: String
    private let between: String
    private let after: String
    private let currencyComesFirst: Bool

    /// Fails unless `text` has one `#`, one `¤` and no ordinary space.
    init?(_ text: String) {
      let parts = text.split(omittingEmptySubsequences: false) { $0 == "#" || $0 == "¤" }
      guard parts.count == 3, text.count(where: { $0 == "#" }) == 1, !text.contains(" ") else {
        return nil
      }
      before = String(parts[0])
      between = String(parts[1])
      after = String(parts[2])
      currencyComesFirst = text.first { $0 == "#" || $0 == "¤" } == "¤"
    }

    /// Letters are kept from touching digits, as in `EUR 1.99` where `£1.99` is usual.
    func text(_ number: String, _ currency: String) -> String {
      let touching = currencyComesFirst ? currency.last : currency.first
      let gap = between.isEmpty && touching?.isLetter == true ? "\u{A0}" : between
      return before + (currencyComesFirst ? currency + gap + number : number + gap + currency)
        + after
    }
  }
}
