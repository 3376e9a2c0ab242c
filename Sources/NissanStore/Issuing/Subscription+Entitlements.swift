package import Entitlements
package import VehicleCatalog
import WorldTime

extension Order {
  /// The name of this order's right to a service, for as long as it lasts.
  package func grant(of service: ServiceID) -> GrantID {
    GrantID(rawValue: "\(id)/\(service)")
  }

  /// The rights that a fulfilled order without a subscription gives: free, without end, unless
  /// the customer withdrew from it or gave the vehicle up.
  package var endlessEntitlements: [Entitlement] {
    let (status, reason): (EntitlementStatus, EntitlementReason) =
      switch state {
      case .takenBack(.withdrawal): (.revoked, .withdrawal)
      case .released: (.ended, .cancelled)
      default: (.active, .free)
      }
    let start = fulfilledAt ?? stateSince
    // A phone whose clock is behind may give up what began after its own time.
    let end = state == .fulfilled ? nil : max(start, stateSince)
    return plan.services.map { service in
      Entitlement(
        service: service, grant: grant(of: service), revision: 0, status: status, reason: reason,
        notBefore: start, paidThrough: end, order: id.rawValue)
    }
  }

  /// The rights that this order's subscription stands for now, at revision 0: the issuing counts
  /// revisions.
  ///
  /// What renews by itself carries the end of its grace from the start, so that a car out of
  /// contact does not punish a paying customer. The end of the hold comes with the word that a
  /// charge failed. A pause that was asked for is told at once, and the car begins it at the end
  /// of what is paid. Before the first payment nothing is entitled.
  package func entitlements(
    of subscription: Subscription, _ policy: SubscriptionPolicy
  ) -> [Entitlement] {
    guard let (status, reason) = subscription.standing else { return [] }
    let goesOn = subscription.isExpectedToGoOn
    return plan.services.map { service in
      Entitlement(
        service: service, grant: grant(of: service), revision: 0, status: status, reason: reason,
        notBefore: subscription.startedAt, paidThrough: subscription.entitledThrough,
        graceUntil: goesOn ? subscription.graceEnd(policy) : nil,
        holdUntil: subscription.keptUntil(policy),
        allowance: plan.allowance,
        order: id.rawValue)
    }
  }
}

extension Subscription {
  /// The state in the document's words; `nil` when nothing ever was entitled.
  fileprivate var standing: (EntitlementStatus, EntitlementReason)? {
    switch state {
    case .pending, .expired(.payment): nil
    case .trial: (.active, .trial)
    case .active where pause != nil, .paused: (.paused, .paused)
    case .active: (.active, .paid)
    case .grace: (.grace, .billingGrace)
    case .onHold: (.onHold, .onHold)
    case .cancelled: (.cancelled, .paid)
    case .expired(.trial): (.ended, .trialEnd)
    case .expired(.billing): (.ended, .billing)
    case .expired(.customer), .expired(.priceRise), .expired(.productWithdrawn),
      .expired(.upgraded), .expired(.released):
      (.ended, .cancelled)
    case .expired(.term): (.ended, .periodEnd)
    case .revoked(.refund): (.revoked, .refund)
    case .revoked(.withdrawal): (.revoked, .withdrawal)
    case .revoked(.chargeback): (.revoked, .chargeback)
    case .revoked(.transfer): (.revoked, .transfer)
    }
  }

  /// The end of what is paid. What was taken back or given up ended at that instant: a car compares
  /// which of two rights ended last.
  fileprivate var entitledThrough: Instant {
    switch state {
    case .revoked, .expired(.released): min(paidThrough, max(startedAt, stateSince))
    case .pending, .trial, .active, .grace, .onHold, .paused, .cancelled, .expired: paidThrough
    }
  }

  /// How long a right is kept that cannot be used, as far as the store knows now.
  fileprivate func keptUntil(_ policy: SubscriptionPolicy) -> Instant? {
    switch state {
    case .grace, .onHold: holdEnd(policy)
    case .active where pause != nil, .paused: awaitsConsent ? pauseEnd : holdEnd(policy)
    case .pending, .trial, .active, .cancelled, .expired, .revoked: nil
    }
  }

  fileprivate var isExpectedToGoOn: Bool {
    switch state {
    case .trial, .active: autoRenews && pause == nil && !awaitsConsent
    case .grace, .onHold: true
    case .pending, .paused, .cancelled, .expired, .revoked: false
    }
  }
}
