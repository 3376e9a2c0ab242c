import WireText

/// The keys of `matrix`, beside the parameters of the scenario's own. ``MatrixReader`` reads them;
/// this is what the reference and the schema say of them.
enum MatrixFields {
  static let sold = "sold"
  static let except = "except"
  static let keep = "keep"
  static let keepsAll = "all"
  static let keepWords = ["compatible", keepsAll]

  static let all: [FieldDescription] = [
    patterns(
      "profile", "`all`, or names with `*`, such as `qashqai-*/2025/*`",
      "Profiles of the catalogue; those never sold in the market are left out."),
    patterns(
      "service", "`sellable`, `all`, or names with `*`",
      "Services; `sellable` are those that some product sells."),
    patterns(
      "product", "`sold`, or names with `*`",
      "Products; `sold` are those on sale for the profile and the market."),
    patterns("market", "`all`, or countries such as `FR`", "Markets."),
    patterns(
      "phone", "`all`, or phones with their version, such as `iPhone 14 17.5`",
      "Phones; `all` are those of the catalogue at their last version."),
    patterns("card", "`all`, or test cards with `*`", "Cards of the payment sandbox."),
    patterns(
      "months", "`sold`, or a list of months and `none`",
      "Lengths of the period; `sold` are those the product is sold for, and `none` for what is not"
        + " sold by months."),
    patterns(
      except, "a list of `{parameter: pattern}`",
      "Combinations left out: those that match every pattern of an entry. A parameter may have a"
        + " part, as in `service.product.kind`."),
    FieldDescription(
      name: keep, words: keepWords.map { "`\($0)`" }.joined(separator: ", "),
      schema: .words(keepWords),
      note:
        "`compatible` leaves out what the store would refuse to sell to a car"
        + " whose profile and market are parameters, or are written in `world` without an"
        + " expression."),
  ]

  /// A text, a number, or a list of anything.
  private static func patterns(_ name: String, _ words: String, _ note: String) -> FieldDescription
  {
    FieldDescription(
      name: name, words: words, schema: ["type": ["string", "integer", "array"]], note: note)
  }
}
