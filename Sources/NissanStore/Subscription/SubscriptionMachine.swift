/// The life of a subscription, as one table. What is not in the table is refused.
///
/// Entitled are `trial`, `active`, `grace` and `cancelled`, the last until the end of what is paid.
/// A pause, a price rise and a switched-off renewal of a trial wait inside their state until the
/// period ends; everything else that happens to a subscription is a line of ``transitions``.
///
/// A vehicle that is sold: the subscription is revoked and another one goes on for the other
/// vehicle, in the state this one was in, see ``Subscription/moved(to:as:for:)``.
///
/// - Source: `Subscription.state` of Google Play Billing; Apple's Billing Grace Period; Stripe's
///   `incomplete`; `SubscriptionStatus` of the App Store Server API.
package enum SubscriptionMachine {
  /// Where a subscription stands.
  package enum State: Hashable, Sendable {
    /// The first payment is under way, and nothing is entitled before it came.
    case pending
    case trial, active, grace, onHold
    /// Nothing is entitled until the customer comes back, on a date they chose.
    case paused
    /// Runs to the end of what is paid.
    case cancelled(CancelReason)
    case expired(EndReason)
    /// Taken back at once.
    case revoked(RevocationReason)
  }

  /// Why a subscription will not renew.
  package enum CancelReason: String, Hashable, Sendable, Codable, CaseIterable {
    /// The customer switched the renewal off.
    case customer
    /// The price rises and the customer did not agree.
    case priceRise = "price_rise"
    /// The store sells the product no more.
    case productWithdrawn = "product_withdrawn"
    /// Another subscription took its place: a pack that gives the same, or another period.
    case upgraded
  }

  /// Why a subscription is over.
  package enum EndReason: String, Hashable, Sendable, Codable, CaseIterable {
    /// The free term ended and nothing was to be charged.
    case trial
    /// The renewal was never paid.
    case billing
    /// The customer had switched the renewal off.
    case customer
    /// A fixed term ended.
    case term
    /// The first payment never came.
    case payment
    case priceRise = "price_rise"
    case productWithdrawn = "product_withdrawn"
    case upgraded
    /// The owner gave the vehicle up.
    case released
  }

  /// Why a subscription was taken back.
  package enum RevocationReason: String, Hashable, Sendable, Codable, CaseIterable {
    /// The money of the last period was given back.
    case refund
    /// - Source: Directive 2011/83/EU article 9.
    case withdrawal
    /// The bank took the money back.
    case chargeback
    /// Another vehicle has it now.
    case transfer
  }

  /// What moves a subscription on.
  package enum Event: String, Hashable, Sendable, Codable, CaseIterable {
    case purchased
    case trialStarted = "trial_started"
    case paymentPending = "payment_pending"
    /// The first payment came.
    case paymentSettled = "payment_settled"
    /// The first payment was declined, or did not come in time.
    case paymentLapsed = "payment_lapsed"
    /// A trial's end with nothing to charge.
    case trialOver = "trial_over"
    case renewalPaid = "renewal_paid"
    case renewalFailed = "renewal_failed"
    /// An overdue charge was paid.
    case recovered
    case graceOver = "grace_over"
    case holdOver = "hold_over"
    case autoRenewOff = "auto_renew_off"
    case autoRenewOn = "auto_renew_on"
    /// The paid end of a subscription that was cancelled.
    case periodOver = "period_over"
    /// The end of a term that was bought without renewal.
    case termOver = "term_over"
    /// The customer asked for a pause from the end of the period.
    case pauseAsked = "pause_asked"
    /// The customer does not want the pause any more, which has not begun.
    case pauseDropped = "pause_dropped"
    /// The period ended and the pause begins.
    case pauseBegan = "pause_began"
    /// The pause is over, and the new period is paid.
    case resumed
    /// The pause is over, and the charge failed.
    case resumeFailed = "resume_failed"
    /// The customer agreed to a higher price.
    case priceAccepted = "price_accepted"
    /// The customer did not agree to a higher price, or did not answer in time.
    case priceRefused = "price_refused"
    /// The store sells the product no more.
    case productWithdrawn = "product_withdrawn"
    /// A pack or another period took its place.
    case upgraded
    /// The owner gave the vehicle up.
    case released
    case refunded
    /// The customer withdrew from the contract.
    case withdrawn
    case chargedBack = "charged_back"
    /// Another vehicle has it from now on.
    case transferred
  }

  /// One line of the table.
  package struct Transition: Hashable, Sendable {
    /// `nil`: there was no subscription before.
    package let from: State?
    package let event: Event
    package let to: State

    init(_ from: State?, _ event: Event, _ to: State) {
      self.from = from
      self.event = event
      self.to = to
    }
  }

  package static let transitions: [Transition] =
    [
      Transition(nil, .purchased, .active),
      Transition(nil, .trialStarted, .trial),
      Transition(nil, .paymentPending, .pending),

      Transition(.pending, .paymentSettled, .active),
      Transition(.pending, .paymentLapsed, .expired(.payment)),
      // What is bought already is given, once.
      Transition(.pending, .productWithdrawn, .pending),

      Transition(.trial, .renewalPaid, .active),
      Transition(.trial, .renewalFailed, .grace),
      Transition(.trial, .trialOver, .expired(.trial)),
      // The free term runs on; only what follows it changes.
      Transition(.trial, .autoRenewOff, .trial),
      Transition(.trial, .autoRenewOn, .trial),
      Transition(.trial, .priceAccepted, .trial),
      Transition(.trial, .priceRefused, .trial),
      Transition(.trial, .productWithdrawn, .trial),
      Transition(.trial, .upgraded, .trial),

      Transition(.active, .renewalPaid, .active),
      Transition(.active, .renewalFailed, .grace),
      Transition(.active, .termOver, .expired(.term)),
      Transition(.active, .autoRenewOff, .cancelled(.customer)),
      Transition(.active, .pauseAsked, .active),
      Transition(.active, .pauseDropped, .active),
      Transition(.active, .pauseBegan, .paused),
      Transition(.active, .priceAccepted, .active),
      Transition(.active, .priceRefused, .cancelled(.priceRise)),
      Transition(.active, .productWithdrawn, .cancelled(.productWithdrawn)),
      Transition(.active, .upgraded, .cancelled(.upgraded)),

      Transition(.grace, .recovered, .active),
      Transition(.grace, .graceOver, .onHold),
      // The pack begins at this instant, so nothing is lost by not waiting for the payment.
      Transition(.grace, .upgraded, .expired(.upgraded)),
      Transition(.grace, .priceAccepted, .grace),
      // Nothing is paid and nothing can be paid any more.
      Transition(.grace, .productWithdrawn, .expired(.productWithdrawn)),

      Transition(.onHold, .recovered, .active),
      Transition(.onHold, .holdOver, .expired(.billing)),
      Transition(.onHold, .priceAccepted, .onHold),
      Transition(.onHold, .productWithdrawn, .expired(.productWithdrawn)),
      Transition(.onHold, .upgraded, .expired(.upgraded)),

      Transition(.paused, .resumed, .active),
      Transition(.paused, .resumeFailed, .onHold),
      Transition(.paused, .autoRenewOff, .expired(.customer)),
      Transition(.paused, .priceAccepted, .paused),
      Transition(.paused, .priceRefused, .expired(.priceRise)),
      Transition(.paused, .productWithdrawn, .expired(.productWithdrawn)),
      Transition(.paused, .upgraded, .expired(.upgraded)),

      Transition(.cancelled(.customer), .autoRenewOn, .active),
      Transition(.cancelled(.priceRise), .priceAccepted, .active),
      // The store took the price back, or sells the product again.
      Transition(.cancelled(.priceRise), .autoRenewOn, .active),
      Transition(.cancelled(.productWithdrawn), .autoRenewOn, .active),
      // What took its place is gone, or was taken back.
      Transition(.cancelled(.upgraded), .autoRenewOn, .active),

      // A sale does not end the right to withdraw, and what is paid can go to the next car.
      Transition(.expired(.released), .withdrawn, .revoked(.withdrawal)),
      Transition(.expired(.released), .transferred, .revoked(.transfer)),
    ]
    // The rest of what is paid was credited to the pack, so it is neither renewed nor refunded.
    + CancelReason.allCases.filter { $0 != .upgraded }.map { reason in
      Transition(.cancelled(reason), .upgraded, .cancelled(.upgraded))
    }
    + CancelReason.allCases.map { reason in
      Transition(.cancelled(reason), .periodOver, .expired(EndReason(reason)))
    }
    // What would go on by itself is cancelled or transferred first.
    + entitled.filter { $0 != .grace }.map { Transition($0, .released, .expired(.released)) }
    + entitled.map { Transition($0, .withdrawn, .revoked(.withdrawal)) }
    + paying.filter { $0 != .cancelled(.upgraded) }.map {
      Transition($0, .refunded, .revoked(.refund))
    }
    + (paying + [.onHold, .paused]).map { Transition($0, .chargedBack, .revoked(.chargeback)) }
    + (entitled + [.onHold, .paused]).map { Transition($0, .transferred, .revoked(.transfer)) }

  /// The states in which something was paid that is still being used.
  private static let paying = [.active, .grace] + CancelReason.allCases.map(State.cancelled)
  private static let entitled = [.trial] + paying

  /// Every state, with each of its reasons.
  package static let states: [State] =
    [.pending, .trial, .active, .grace, .onHold, .paused]
    + CancelReason.allCases.map(State.cancelled)
    + EndReason.allCases.map(State.expired)
    + RevocationReason.allCases.map(State.revoked)

  private struct Step: Hashable {
    let from: State?
    let event: Event
  }

  private static let targets = Dictionary(
    uniqueKeysWithValues: transitions.map { (Step(from: $0.from, event: $0.event), $0.to) })

  /// Whether the table has a line for `event` in `state`.
  package static func knows(_ event: Event, in state: State) -> Bool {
    targets[Step(from: state, event: event)] != nil
  }

  /// The state that `event` leads to.
  ///
  /// - Throws: ``SubscriptionRefusal`` when the table has no such line.
  package static func target(
    from state: State?, on event: Event
  ) throws(SubscriptionRefusal) -> State {
    guard let target = targets[Step(from: state, event: event)] else {
      throw SubscriptionRefusal(state: state, event: event)
    }
    return target
  }
}

/// An event came in a state that knows no such event; nothing changed.
package struct SubscriptionRefusal: Error, Hashable {
  package let state: SubscriptionMachine.State?
  package let event: SubscriptionMachine.Event
}

extension SubscriptionMachine.EndReason {
  /// How a cancelled subscription ends.
  fileprivate init(_ reason: SubscriptionMachine.CancelReason) {
    self =
      switch reason {
      case .customer: .customer
      case .priceRise: .priceRise
      case .productWithdrawn: .productWithdrawn
      case .upgraded: .upgraded
      }
  }
}

extension SubscriptionMachine.State {
  /// Nothing more comes of it, unless the customer withdraws from what they gave up, or takes it to
  /// another vehicle.
  package var isOver: Bool {
    switch self {
    case .expired, .revoked: true
    case .pending, .trial, .active, .grace, .onHold, .paused, .cancelled: false
    }
  }
}

extension SubscriptionMachine.State: CustomStringConvertible, Codable {
  /// `active`, `on_hold`, `cancelled`, `cancelled(price_rise)`, `expired(billing)`.
  package var description: String {
    switch self {
    case .pending: "pending"
    case .trial: "trial"
    case .active: "active"
    case .grace: "grace"
    case .onHold: "on_hold"
    case .paused: "paused"
    case .cancelled(.customer): "cancelled"
    case .cancelled(let reason): "cancelled(\(reason.rawValue))"
    case .expired(let reason): "expired(\(reason.rawValue))"
    case .revoked(let reason): "revoked(\(reason.rawValue))"
    }
  }

  /// Reads what ``description`` writes.
  package init?(_ text: String) {
    guard let state = SubscriptionMachine.states.first(where: { $0.description == text }) else {
      return nil
    }
    self = state
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let state = Self(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "‘\(text)’ is no state of a subscription")
    }
    self = state
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
