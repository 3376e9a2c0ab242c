package import NissanStore
package import WorldTime

/// A purchase through the whole flow of the store.
package struct BuyStep: Hashable, Sendable {
  /// What the customer does when the bank asks for 3-D Secure.
  package enum Authentication: String, Hashable, Sendable, CaseIterable {
    case accept, refuse, abandon
  }
  package var actors: Actors
  /// A product's id. The language also takes a service and chooses its product.
  package var product: String
  /// The length of each period; the shortest on offer when left out.
  package var months: Int?
  package var autoRenew: Bool
  /// The name of a test card of the payment sandbox, such as `approved` or `insufficient_funds`;
  /// no number is written in a scenario. `none` buys without one.
  package var card: String
  /// An instant in the month through which a new card is valid; some years from now when left out.
  package var expires: Instant?
  package var authentication: Authentication?
  package var payment: PaymentFault?
  /// What the store asks for the period once the customer has seen the price, in minor units.
  package var priceMeanwhile: Int?
  /// The phone delivers at once what it bought; otherwise it waits for `push` or `visit`.
  package var delivers: Bool
  package var refused: String?

  package init(
    actors: Actors = Actors(), product: String, months: Int? = nil, autoRenew: Bool = true,
    card: String = "approved", expires: Instant? = nil, authentication: Authentication? = nil,
    payment: PaymentFault? = nil, priceMeanwhile: Int? = nil, delivers: Bool = false,
    refused: String? = nil
  ) {
    self.actors = actors
    self.product = product
    self.months = months
    self.autoRenew = autoRenew
    self.card = card
    self.expires = expires
    self.authentication = authentication
    self.payment = payment
    self.priceMeanwhile = priceMeanwhile
    self.delivers = delivers
    self.refused = refused
  }
}
