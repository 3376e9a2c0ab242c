/// The store asks another price from now on.
package struct PriceStep: Hashable, Sendable {
  /// In whose country.
  package var phone: String?
  package var product: String
  /// The length of the period that costs so much; the shortest on offer when left out.
  package var months: Int?
  /// Minor units, VAT included.
  package var price: Int

  package init(phone: String? = nil, product: String, months: Int? = nil, price: Int) {
    self.phone = phone
    self.product = product
    self.months = months
    self.price = price
  }
}
