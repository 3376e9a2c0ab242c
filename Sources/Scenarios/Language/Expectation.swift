package import Entitlements

/// What must hold now. Whatever is left out is not looked at.
package struct Expectation: Hashable, Sendable {
  package var actors: Actors
  /// The service that the next six are about.
  package var service: String?
  package var state: ServiceState?
  package var reason: String?
  package var rule: String?
  package var nextChangeAt: ExpectedInstant?
  package var usable: Bool?
  package var customerHas: Bool?
  /// Changes of services that the car must have made in this case so far, in this order, with
  /// others between them.
  package var seen: [ExpectedChange]
  /// Changes that it must not have made.
  package var notSeen: [ExpectedChange]
  /// The minor units of money that were charged to this phone's account so far, refunds taken
  /// off.
  package var charged: Int?
  /// How often something was charged.
  package var charges: Int?
  /// `cold`, `trusted` or `aged`.
  package var clock: TrustedTime.State?
  /// `wall_behind` or `wall_ahead`; `none` for neither.
  package var wallFlag: String?
  /// An electric car charges; another never does.
  package var charging: Bool?
  package var bonds: Int?
  /// The state of the newest subscription to the product, such as `cancelled`.
  package var subscription: ExpectedSubscription?
  /// The version of the document that the car keeps.
  package var version: Int?
  /// What of the cards used in this case may be found in databases, documents and logs.
  package var cardData: ExpectedCardData?

  package init(actors: Actors = Actors(), service: String? = nil) {
    self.actors = actors
    self.service = service
    seen = []
    notSeen = []
  }
}
