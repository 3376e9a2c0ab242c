/// The life of a subscription, as one table. What is not in the table is refused.
///
/// ```
/// –         purchased       → ACTIVE      the first period is paid
/// –         trial started   → TRIAL       the free term of the product
/// TRIAL     trial over      → EXPIRED     nothing was to be charged at its end
/// ACTIVE    renewal paid    → ACTIVE      the next end counts from the anchor day
/// ACTIVE    renewal failed  → GRACE       still entitled
/// GRACE     grace over      → ON_HOLD     entitled no more
/// ON_HOLD   hold over       → EXPIRED     reason billing
/// ```
///
/// - Source: `Subscription.state` of Google Play Billing; Apple's Billing Grace Period.
package enum SubscriptionMachine {
  /// Where a subscription stands.
  package enum State: Hashable, Sendable {
    case trial, active, grace, onHold, cancelled
    case expired(EndReason)
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
  }

  /// What moves a subscription on.
  package enum Event: String, Hashable, Sendable, CaseIterable {
    case purchased
    case trialStarted = "trial_started"
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
    /// The paid end of a subscription whose renewal the customer switched off.
    case periodOver = "period_over"
    /// The end of a term that was bought without renewal.
    case termOver = "term_over"
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

  package static let transitions = [
    Transition(nil, .purchased, .active),
    Transition(nil, .trialStarted, .trial),

    Transition(.trial, .renewalPaid, .active),
    Transition(.trial, .renewalFailed, .grace),
    Transition(.trial, .autoRenewOff, .trial),
    Transition(.trial, .autoRenewOn, .trial),
    Transition(.trial, .trialOver, .expired(.trial)),

    Transition(.active, .renewalPaid, .active),
    Transition(.active, .renewalFailed, .grace),
    Transition(.active, .autoRenewOff, .cancelled),
    Transition(.active, .termOver, .expired(.term)),

    Transition(.grace, .recovered, .active),
    Transition(.grace, .graceOver, .onHold),

    Transition(.onHold, .recovered, .active),
    Transition(.onHold, .holdOver, .expired(.billing)),

    Transition(.cancelled, .autoRenewOn, .active),
    Transition(.cancelled, .periodOver, .expired(.customer)),
  ]

  /// Every state, each reason to be over among them.
  package static let states: [State] =
    [.trial, .active, .grace, .onHold, .cancelled] + EndReason.allCases.map(State.expired)

  private struct Step: Hashable {
    let from: State?
    let event: Event
  }

  private static let targets = Dictionary(
    uniqueKeysWithValues: transitions.map { (Step(from: $0.from, event: $0.event), $0.to) })

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

extension SubscriptionMachine.State {
  /// Nothing more can come of it.
  package var isOver: Bool {
    if case .expired = self { true } else { false }
  }
}

extension SubscriptionMachine.State: CustomStringConvertible, Codable {
  /// `active`, `on_hold`, `expired(billing)`.
  package var description: String {
    switch self {
    case .trial: "trial"
    case .active: "active"
    case .grace: "grace"
    case .onHold: "on_hold"
    case .cancelled: "cancelled"
    case .expired(let reason): "expired(\(reason.rawValue))"
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
