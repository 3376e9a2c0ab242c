import LinkProtocol
import VehicleCatalog
import WireText

/// The keys of `matrix`, beside the parameters of the scenario's own. ``MatrixReader`` reads them;
/// this is what the reference and the schema say of them.
enum MatrixFields {
  static let sold = "sold"
  static let keepsAll = "all"
  static let keepWords = ["compatible", keepsAll]

  static let profile = Field(
    "profile", .patterns("`all`, or names with `*`, such as `qashqai-*/2025/*`"),
    "Profiles of the catalogue; those never sold in the market are left out.")
  static let service = Field(
    "service", .patterns("`sellable`, `all`, or names with `*`"),
    "Services; `sellable` are those that some product sells.")
  static let product = Field(
    "product", .patterns("`sold`, or names with `*`"),
    "Products; `sold` are those on sale for the profile and the market.")
  static let market = Field(
    "market", .patterns("`all`, or countries such as `FR`"), "Markets.")
  static let phone = Field(
    "phone", .patterns("`all`, or phones with their version, such as `iPhone 14 17.5`"),
    "Phones; `all` are those of the catalogue at their last version.")
  static let card = Field(
    "card", .patterns("`all`, or test cards with `*`"), "Cards of the payment sandbox.")
  static let months = Field(
    "months", .patterns("`sold`, or a list of months and `none`"),
    "Lengths of the period; `sold` are those the product is sold for, and `none` for what is not"
      + " sold by months.")
  static let except = Field(
    "except", .patterns("a list of `{parameter: pattern}`"),
    "Combinations left out: those that match every pattern of an entry. A parameter may have a"
      + " part, as in `service.product.kind`.")
  static let keep = Field(
    "keep", .word("word", keepWords),
    "`compatible`, when left out too, leaves out what the store would refuse to sell to a car whose"
      + " profile and market are parameters, or are written in `world` without an expression.")

  static let all: [any DescribedField] = [
    profile, service, product, market, phone, card, months, except, keep,
  ]
}

extension FieldType where Value == [YAMLValue] {
  /// Read by ``MatrixReader``; the schema takes a text, a number, or a list of anything.
  static func patterns(_ words: String) -> Self {
    Self(
      words: words, schema: ["type": ["string", "integer", "array"]], isRaw: true
    ) { value, _ in value.isList ? value.items(of: words) : [value] }
  }
}
