package import VehicleCatalog
import WireText

/// How the store shows a product to a phone for a car.
package struct ExpectedListing: ExpectedOfProduct, Sendable {
  package var product = ""
  /// The name by which a purchase would be refused; `none` where it would not.
  package var refusal: String?
  /// The rules of compatibility that say no, in their order; empty where it fits.
  package var unmet: [CompatibilityRule]?
  /// The periods on offer, in months, shortest first; `nil` in it for what is sold once.
  package var months: [Int?]?
  /// Of the shortest period, minor units; `nil` in it for what costs nothing.
  package var price: Int?
  /// A free term is to be had.
  package var trial: Bool?
}

extension ExpectedListing {
  /// The keys of `listing`.
  static let mapping = Mapping(
    ExpectedListing(),
    [
      product(\.product),
      .optional(
        "refusal", \.refusal, .listingRefusal,
        "The name by which a purchase would be refused, or `none`."),
      .optional(
        "unmet", \.unmet, .compatibilityRules,
        "The rules of compatibility that say no; empty where it fits."),
      .optional(
        "months", \.months, .listOfMonths,
        "The periods on offer, shortest first; empty for what costs nothing or is not sold here."),
      .optional(
        "price", \.price, .amount, "That of the shortest period, minor units; 0 for nothing."),
      .optional("trial", \.trial, .flag, "A free term is to be had."),
    ]
  ) { check($1) }
}

extension FieldType where Value == String {
  fileprivate static var listingRefusal: Self {
    listed("error name", RefusalNames.all + ["none"])
  }
}

extension FieldType {
  /// A list whose values are of one type, which may be empty.
  fileprivate static func list<Element>(
    of type: FieldType<Element>, _ words: String
  ) -> Self where Value == [Element] {
    Self(
      words: words, schema: ["type": "array", "items": type.schema],
      write: { .array($0.compactMap(type.write)) },
      read: { value, context in
        value.items(of: words).compactMap { type.read($0, context) }
      })
  }
}

extension FieldType where Value == [CompatibilityRule] {
  fileprivate static var compatibilityRules: Self {
    list(of: .choice("rule of compatibility"), "a list of rules")
  }
}

extension FieldType where Value == [Int?] {
  fileprivate static var listOfMonths: Self { list(of: .months, "a list of months") }
}
