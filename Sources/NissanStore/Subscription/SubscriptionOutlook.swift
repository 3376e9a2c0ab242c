package import VehicleCatalog
package import WorldTime

/// What a customer should know of a subscription besides its state: why it is unpaid and until
/// when, when it pauses, and that its card will not do for the next charge.
package struct SubscriptionOutlook: Hashable, Sendable {
  package let subscription: SubscriptionID
  package let product: ProductID
  /// `nil` when nothing is overdue.
  package let overdue: Overdue?
  /// Asked for and still to begin, or on; `nil` without.
  package let pause: Pause?
  /// `nil` when the card is good for the next charge, or when nothing will be charged.
  package let expiringCard: ExpiringCard?

  /// A charge that failed, and what comes of it.
  package struct Overdue: Hashable, Sendable {
    /// Why the last charge was declined; `nil` when nobody said why.
    package let decline: DeclineCode?
    /// When it is charged again by itself; `nil` when it is not any more.
    package let retryAt: Instant?
    /// The service works until then; `nil` when it does no more.
    package let graceUntil: Instant?
    /// The subscription is over then, unless it is paid before.
    package let holdUntil: Instant
  }

  /// From the end of what is paid to the day on which it goes on.
  package struct Pause: Hashable, Sendable {
    package let from: Instant
    package let until: Instant
    /// It is on; else it can still be taken back.
    package let hasBegun: Bool
  }

  /// A card that has expired when it is charged next.
  package struct ExpiringCard: Hashable, Sendable {
    package let method: PaymentMethod
    package let chargeAt: Instant
  }
}

extension SubscriptionOutlook {
  /// - Parameters:
  ///   - subscription: As it is now.
  ///   - policy: The windows around its payments.
  ///   - method: Its card; `nil` when it has none.
  package init(
    of subscription: Subscription, _ policy: SubscriptionPolicy, paidWith method: PaymentMethod?
  ) {
    self.subscription = subscription.id
    product = subscription.product
    overdue = Overdue(subscription, policy)
    pause = Pause(subscription)
    expiringCard = ExpiringCard(method, charged: subscription.nextCharge(policy))
  }
}

extension [SubscriptionOutlook] {
  /// Of one subscription.
  package subscript(id: SubscriptionID) -> SubscriptionOutlook? {
    first { $0.subscription == id }
  }
}

extension SubscriptionOutlook.Overdue {
  fileprivate init?(_ subscription: Subscription, _ policy: SubscriptionPolicy) {
    guard subscription.isOverdue else { return nil }
    decline = subscription.lastDecline
    retryAt = subscription.nextCharge(policy)
    graceUntil = subscription.state == .grace ? subscription.graceEnd(policy) : nil
    holdUntil = subscription.holdEnd(policy)
  }
}

extension SubscriptionOutlook.Pause {
  fileprivate init?(_ subscription: Subscription) {
    guard subscription.pause != nil, !subscription.state.isOver else { return nil }
    from = subscription.paidThrough
    until = subscription.pauseEnd
    hasBegun = subscription.state == .paused
  }
}

extension SubscriptionOutlook.ExpiringCard {
  fileprivate init?(_ method: PaymentMethod?, charged instant: Instant?) {
    guard let method, let instant, method.hasExpired(at: instant) else { return nil }
    self.method = method
    chargeAt = instant
  }
}
