package import WorldTime

/// A new card takes the place of the one that a subscription is paid with; what is overdue is
/// charged to it at once.
package struct PayWithStep: Hashable, Sendable {
  package var actors: Actors
  /// A product's id; the newest subscription to it is meant.
  package var product: String
  /// The name of a test card of the payment sandbox, such as `approved`.
  package var card: String
  /// As in ``BuyStep/expires``.
  package var expires: Instant?
  /// What the customer does when the bank asks for 3-D Secure.
  package var authentication: BuyStep.Authentication?
  package var refused: String?

  package init(
    actors: Actors = Actors(), product: String, card: String, expires: Instant? = nil,
    authentication: BuyStep.Authentication? = nil, refused: String? = nil
  ) {
    self.actors = actors
    self.product = product
    self.card = card
    self.expires = expires
    self.authentication = authentication
    self.refused = refused
  }
}
