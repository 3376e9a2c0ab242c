package import VehicleCatalog
package import WorldTime

extension Subscription {
  /// Moves along the table.
  ///
  /// - Throws: ``SubscriptionRefusal``, also for what the state would allow and the subscription
  ///   does not: a renewal that is switched off twice, or on without anything to charge; a pause
  ///   that nobody asked for; an answer to a price that does not rise. The value is unchanged.
  package mutating func apply(
    _ event: SubscriptionMachine.Event, at instant: Instant
  ) throws(SubscriptionRefusal) {
    let target = try SubscriptionMachine.target(from: state, on: event)
    guard permits(event) else { throw SubscriptionRefusal(state: state, event: event) }
    carryOut(event, at: instant)
    if target != state { stateSince = instant }
    state = target
    lastEvent = event
    if state.isOver { autoRenews = false }
  }

  private func permits(_ event: SubscriptionMachine.Event) -> Bool {
    switch event {
    case .autoRenewOff: autoRenews
    // Who refused a price has to agree to it first, unless it was taken back.
    case .autoRenewOn: !autoRenews && billing != nil && priceChange?.consent != .refused
    // The length comes with ``askPause(_:policy:at:)``.
    case .pauseAsked: false
    case .pauseDropped, .pauseBegan: pause != nil
    case .priceAccepted: priceChange.map { !$0.isAgreed } ?? false
    case .priceRefused: autoRenews && awaitsConsent
    case .productWithdrawn: autoRenews
    case .released: !goesOnByItself
    case .purchased, .trialStarted, .paymentPending, .paymentSettled, .paymentLapsed, .trialOver,
      .renewalPaid, .renewalFailed, .recovered, .graceOver, .holdOver, .periodOver, .termOver,
      .resumed, .resumeFailed, .refunded, .withdrawn, .chargedBack, .transferred,
      .upgraded:
      true
    }
  }

  private mutating func carryOut(_ event: SubscriptionMachine.Event, at instant: Instant) {
    switch event {
    case .paymentSettled: beginSeries(at: instant)
    case .resumed:
      applyNewPrice(chargedAt: instant)
      beginSeries(at: instant)
    case .renewalPaid:
      applyNewPrice(chargedAt: instant)
      payPeriod()
    // In grace the customer had the service all along, so the period that was due is the one
    // paid and the anchor day stays. On hold they had nothing, so a new series begins now.
    case .recovered:
      applyNewPrice(chargedAt: instant)
      state == .grace ? payPeriod() : beginSeries(at: instant)
    case .renewalFailed, .resumeFailed:
      // What is owed is what was asked, whatever the store asks later.
      applyNewPrice(chargedAt: instant)
      overdueSince = instant
      pause = nil
    case .priceRefused:
      priceChange?.consent = .refused
      autoRenews = false
      pause = nil
    case .autoRenewOff, .productWithdrawn, .upgraded:
      if event == .productWithdrawn { priceChange = nil }
      autoRenews = false
      pause = nil
    case .autoRenewOn: autoRenews = true
    case .priceAccepted:
      if priceChange?.consent == .refused || state == .cancelled(.priceRise) { autoRenews = true }
      priceChange?.consent = .given
    case .pauseDropped: pause = nil
    case .released: releasedFrom = state
    case .purchased, .trialStarted, .paymentPending, .paymentLapsed, .trialOver, .graceOver,
      .holdOver, .periodOver, .termOver, .pauseAsked, .pauseBegan, .refunded,
      .withdrawn, .chargedBack, .transferred:
      break
    }
  }

  private mutating func payPeriod() {
    paidPeriods += 1
    settle()
  }

  private mutating func beginSeries(at instant: Instant) {
    if state == .pending { startedAt = instant }
    anchor = instant
    freeTerm = .zero
    paidPeriods = 1
    settle()
  }

  /// What a paid charge puts an end to.
  private mutating func settle() {
    overdueSince = nil
    lastDecline = nil
    pause = nil
  }
}

extension Subscription {
  /// Applies the outcome of the charge that was due; a retry that fails changes no state.
  ///
  /// - Parameters:
  ///   - approved: It was paid.
  ///   - reason: Why it was not; `nil` when nobody said why.
  ///   - instant: When it was charged.
  /// - Throws: ``SubscriptionRefusal`` when nothing was due.
  package mutating func charged(
    approved: Bool, declinedFor reason: DeclineCode? = nil, at instant: Instant
  ) throws(SubscriptionRefusal) {
    switch (state, approved) {
    case (.grace, true), (.onHold, true): try apply(.recovered, at: instant)
    case (.grace, false), (.onHold, false): break
    case (.paused, true): try apply(.resumed, at: instant)
    // The customer wanted to come back early, and still may when the pause is over.
    case (.paused, false) where instant < pauseEnd: break
    case (.paused, false): try apply(.resumeFailed, at: instant)
    case (_, true): try apply(.renewalPaid, at: instant)
    case (_, false): try apply(.renewalFailed, at: instant)
    }
    attempts += 1
    lastAttemptAt = approved ? nil : instant
    lastDecline = approved ? nil : reason
  }

  /// Takes note of why a payment that was under way will never come.
  package mutating func lapsed(declinedFor reason: DeclineCode) {
    if isOverdue || state == .paused { lastDecline = reason }
  }

  /// Takes note of a charge that is under way: its key is used up, and its state waits for what
  /// comes of it.
  package mutating func charging(at instant: Instant) {
    attempts += 1
    lastAttemptAt = instant
  }

  /// Asks for a pause from the end of the paid period.
  ///
  /// - Parameters:
  ///   - length: One that ``SubscriptionPolicy/allows(pause:from:)``; the caller has checked it.
  ///   - instant: World time.
  /// - Throws: ``SubscriptionRefusal`` unless it is active and renews. Another length takes the
  ///   place of one that was asked for before.
  package mutating func askPause(
    _ length: Period, at instant: Instant
  ) throws(SubscriptionRefusal) {
    _ = try SubscriptionMachine.target(from: state, on: .pauseAsked)
    guard autoRenews else { throw SubscriptionRefusal(state: state, event: .pauseAsked) }
    pause = length
    lastEvent = .pauseAsked
  }

  /// The same subscription for another vehicle; the caller revokes this one.
  ///
  /// - Parameters:
  ///   - vehicle: The other vehicle.
  ///   - id: The name of the one that goes on.
  ///   - order: The order that grants the services to the other vehicle.
  /// - Returns: A subscription in the same state, or in the one in which the first vehicle was
  ///   given up, with the same periods and the same card.
  package func moved(
    to vehicle: VIN, as id: SubscriptionID, for order: OrderID
  ) -> Subscription {
    var moved = self
    moved.id = id
    moved.order = order
    moved.vehicle = vehicle
    moved.predecessor = self.id
    if let former = releasedFrom { moved.state = former }
    moved.releasedFrom = nil
    return moved
  }
}
