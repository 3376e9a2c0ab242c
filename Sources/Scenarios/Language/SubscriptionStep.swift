package import WorldTime

/// Something done to the newest subscription to a product that is not over, or else the newest.
package struct SubscriptionStep: Hashable, Sendable {
  /// What is done.
  package enum Act: Hashable, Sendable {
    case cancel, resume, refund, withdraw
    /// The answer to a higher price that was announced.
    case acceptPrice, refusePrice
    case pause(Period)
    /// To the vehicle of this name.
    case transfer(to: String)
  }
  package var actors: Actors
  package var act: Act
  /// A product's id.
  package var product: String
  package var refused: String?

  package init(actors: Actors = Actors(), _ act: Act, product: String, refused: String? = nil) {
    self.actors = actors
    self.act = act
    self.product = product
    self.refused = refused
  }
}
