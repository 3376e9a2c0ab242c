package import LinkProtocol
package import NissanStore
package import WorldTime

/// One step of a scenario. It is over when its effects are.
package indirect enum Step: Hashable, Sendable {
  // Phone and car
  case pair(PairStep)
  /// The phone forgets the car and the car the phone.
  case unpair(Actors)
  /// The phone meets the car, brings the time and whatever waits for it.
  case visit(ActedStep)
  /// Hands over the newest document.
  case push(ActedStep)
  /// Hands over a document once more that was issued before, whatever came since.
  case replay(ReplayStep)

  // Phone and store
  case buy(BuyStep)
  /// Something done to the subscription that sells a service.
  case subscription(SubscriptionStep)

  // World
  case advance(Period)
  case advanceTo(Instant)

  // Car
  case set(VehicleStep)
  case drive(DriveStep)
  /// The terminal of the 12 V battery comes off, and stays off until ``powerReturn(_:)``.
  case powerCut(Actors)
  case powerReturn(Actors)
  /// The driver sets the display's clock.
  case wallClock(WallClockStep)
  case wipe(WipeStep)
  case use(UseStep)
  /// Sets up the PIN for what needs one.
  case pin(PinStep)

  // What goes wrong
  case fault(FaultStep)
  /// Clears every fault.
  case clearFaults
  /// Stops the daemon as systemd does, and starts it again on the same state.
  case restartDaemon
  /// Kills it without a word, and starts it again on the same state.
  case killDaemon

  // What must hold
  case expect(Expectation)
  case expectBoundary(BoundaryStep)

  /// Several at once, each sequence in its own order; over when all are.
  case parallel([[PlacedStep]])
}

/// Whom a step is about; the first of the world where left out.
package struct Actors: Hashable, Sendable {
  package var vehicle: String?
  package var phone: String?

  package init(vehicle: String? = nil, phone: String? = nil) {
    self.vehicle = vehicle
    self.phone = phone
  }
}

/// A step that may be refused: with `refused` it must be, by that name.
package struct ActedStep: Hashable, Sendable {
  package var actors: Actors
  package var refused: String?

  package init(actors: Actors = Actors(), refused: String? = nil) {
    self.actors = actors
    self.refused = refused
  }
}

package struct PairStep: Hashable, Sendable {
  /// What the people at both screens say to the numbers.
  package enum Answer: String, Hashable, Sendable, CaseIterable { case accept, reject }
  package var actors: Actors
  package var answer: Answer
  package var refused: String?

  package init(actors: Actors = Actors(), answer: Answer = .accept, refused: String? = nil) {
    self.actors = actors
    self.answer = answer
    self.refused = refused
  }
}

package struct ReplayStep: Hashable, Sendable {
  package var actors: Actors
  /// The version of the document, counted from 1.
  package var version: Int
  package var refused: String?

  package init(actors: Actors = Actors(), version: Int, refused: String? = nil) {
    self.actors = actors
    self.version = version
    self.refused = refused
  }
}

package struct BuyStep: Hashable, Sendable {
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
  package var authentication: Authentication?
  package var payment: PaymentFault?
  /// The phone delivers at once what it bought; otherwise it waits for `push` or `visit`.
  package var delivers: Bool
  package var refused: String?

  package init(
    actors: Actors = Actors(), product: String, months: Int? = nil, autoRenew: Bool = true,
    card: String = "approved", authentication: Authentication? = nil,
    payment: PaymentFault? = nil, delivers: Bool = false, refused: String? = nil
  ) {
    self.actors = actors
    self.product = product
    self.months = months
    self.autoRenew = autoRenew
    self.card = card
    self.authentication = authentication
    self.payment = payment
    self.delivers = delivers
    self.refused = refused
  }
}

package struct SubscriptionStep: Hashable, Sendable {
  package enum Act: Hashable, Sendable {
    case cancel, resume, refund, withdraw
    case pause(Period)
    /// To the vehicle of this name.
    case transfer(to: String)
  }
  package var actors: Actors
  package var act: Act
  /// A product's id; the newest subscription to it is meant.
  package var product: String
  package var refused: String?

  package init(actors: Actors = Actors(), _ act: Act, product: String, refused: String? = nil) {
    self.actors = actors
    self.act = act
    self.product = product
    self.refused = refused
  }
}

package struct VehicleStep: Hashable, Sendable {
  package var actors: Actors
  /// Its `vehicle` is left empty.
  package var change: VehiclesSet
  package var refused: String?

  package init(actors: Actors = Actors(), change: VehiclesSet, refused: String? = nil) {
    self.actors = actors
    self.change = change
    self.refused = refused
  }
}

package struct DriveStep: Hashable, Sendable {
  package var actors: Actors
  package var kilometres: Double
  package var topSpeed: Int?
  package var refused: String?

  package init(
    actors: Actors = Actors(), kilometres: Double, topSpeed: Int? = nil, refused: String? = nil
  ) {
    self.actors = actors
    self.kilometres = kilometres
    self.topSpeed = topSpeed
    self.refused = refused
  }
}

package struct WallClockStep: Hashable, Sendable {
  package enum Reading: Hashable, Sendable {
    case instant(Instant)
    /// This long before (negative months and milliseconds) or after world time.
    case offset(Period)
  }
  package var actors: Actors
  package var reading: Reading

  package init(actors: Actors = Actors(), reading: Reading) {
    self.actors = actors
    self.reading = reading
  }
}

package struct WipeStep: Hashable, Sendable {
  package var actors: Actors
  /// As in `vehicles.reset`: `head_unit`, `telematics` or `all`.
  package var what: String

  package init(actors: Actors = Actors(), what: String) {
    self.actors = actors
    self.what = what
  }
}

package struct UseStep: Hashable, Sendable {
  package var actors: Actors
  package var service: String
  package var action: String?
  package var inputs: UseInputs
  package var pin: String?
  /// The end it must come to, such as `completed`; without it only that it was taken on.
  package var ends: String?
  package var refused: String?

  package init(
    actors: Actors = Actors(), service: String, action: String? = nil,
    inputs: UseInputs = UseInputs(), pin: String? = nil, ends: String? = nil,
    refused: String? = nil
  ) {
    self.actors = actors
    self.service = service
    self.action = action
    self.inputs = inputs
    self.pin = pin
    self.ends = ends
    self.refused = refused
  }
}

package struct PinStep: Hashable, Sendable {
  package var actors: Actors
  /// Four digits.
  package var pin: String

  package init(actors: Actors = Actors(), pin: String) {
    self.actors = actors
    self.pin = pin
  }
}

package struct FaultStep: Hashable, Sendable {
  /// The name of the vehicle that it is for.
  package var vehicle: String?
  /// Its `vehicle` is left empty.
  package var fault: FaultsAdd

  package init(vehicle: String? = nil, fault: FaultsAdd) {
    self.vehicle = vehicle
    self.fault = fault
  }
}

/// What must hold now. Whatever is left out is not looked at.
package struct Expectation: Hashable, Sendable {
  package var actors: Actors
  /// The service that the next six are about.
  package var service: String?
  package var state: ServiceStateName?
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
  package var clock: TrustName?
  /// `wall_behind` or `wall_ahead`; `none` for neither.
  package var wallFlag: String?
  package var bonds: Int?
  /// The state of the newest subscription to the product, such as `cancelled`.
  package var subscription: ExpectedSubscription?
  /// The version of the document that the car keeps.
  package var version: Int?

  package init(actors: Actors = Actors(), service: String? = nil) {
    self.actors = actors
    self.service = service
    seen = []
    notSeen = []
  }
}

package enum ExpectedInstant: Hashable, Sendable {
  case at(Instant)
  /// Time alone changes nothing any more.
  case never
}

package struct ExpectedChange: Hashable, Sendable {
  package var service: String
  package var from: ServiceStateName?
  package var to: ServiceStateName?
  package var reason: String?
  package var at: Instant?

  package init(
    service: String, from: ServiceStateName? = nil, to: ServiceStateName? = nil,
    reason: String? = nil, at: Instant? = nil
  ) {
    self.service = service
    self.from = from
    self.to = to
    self.reason = reason
    self.at = at
  }
}

package struct ExpectedSubscription: Hashable, Sendable {
  package var product: String
  package var state: String

  package init(product: String, state: String) {
    self.product = product
    self.state = state
  }
}

/// Moves world time to −1 ms, 0 and +1 ms of an instant, and looks at the service each time.
package struct BoundaryStep: Hashable, Sendable {
  package var actors: Actors
  package var service: String
  /// `nil` means the service's own `nextChangeAt` as the car tells it at this step.
  package var at: Instant?
  /// How it must look one millisecond before.
  package var before: ServiceLook
  /// How it must look at the instant itself and one millisecond later.
  package var after: ServiceLook

  package init(
    actors: Actors = Actors(), service: String, at: Instant? = nil, before: ServiceLook,
    after: ServiceLook
  ) {
    self.actors = actors
    self.service = service
    self.at = at
    self.before = before
    self.after = after
  }
}

/// How a service looks; whatever is left out is not looked at.
package struct ServiceLook: Hashable, Sendable {
  package var state: ServiceStateName?
  package var reason: String?
  package var usable: Bool?

  package init(state: ServiceStateName? = nil, reason: String? = nil, usable: Bool? = nil) {
    self.state = state
    self.reason = reason
    self.usable = usable
  }
}
