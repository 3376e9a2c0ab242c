package import Entitlements
package import VehicleCatalog

extension Order {
  /// The name of this order's right to a service, for as long as it lasts.
  package func grant(of service: ServiceID) -> GrantID {
    GrantID(rawValue: "\(id)/\(service)")
  }

  /// The rights that a fulfilled order without a subscription gives: free, without end.
  package var endlessEntitlements: [Entitlement] {
    plan.services.map { service in
      Entitlement(
        service: service, grant: grant(of: service), revision: 0, status: .active, reason: .free,
        notBefore: stateSince, paidThrough: nil, order: id.rawValue)
    }
  }

  /// The rights that this order's subscription stands for now, at revision 0: the issuing counts
  /// revisions.
  ///
  /// What renews by itself carries the end of its grace and of its hold from the start, so that a
  /// car out of contact goes the same way, at the same instants, as an unpaid renewal would.
  package func entitlements(
    of subscription: Subscription, _ policy: SubscriptionPolicy
  ) -> [Entitlement] {
    let (status, reason) = subscription.standing
    let goesOn = subscription.isExpectedToGoOn
    let allowance = plan.allowanceMegabytes.map {
      Entitlement.Allowance(unit: .megabytes, limit: $0)
    }
    return plan.services.map { service in
      Entitlement(
        service: service, grant: grant(of: service), revision: 0, status: status, reason: reason,
        notBefore: subscription.startedAt, paidThrough: subscription.paidThrough,
        graceUntil: goesOn ? subscription.graceEnd(policy) : nil,
        holdUntil: goesOn ? subscription.holdEnd(policy) : nil, allowance: allowance,
        order: id.rawValue)
    }
  }
}

extension Subscription {
  /// The state in the document's words.
  fileprivate var standing: (EntitlementStatus, EntitlementReason) {
    switch state {
    case .trial: (.active, .trial)
    case .active: (.active, .paid)
    case .grace: (.grace, .billingGrace)
    case .onHold: (.onHold, .onHold)
    case .cancelled: (.cancelled, .paid)
    case .expired(.trial): (.ended, .trialEnd)
    case .expired(.billing): (.ended, .billing)
    case .expired(.customer): (.ended, .cancelled)
    case .expired(.term): (.ended, .periodEnd)
    }
  }

  fileprivate var isExpectedToGoOn: Bool {
    switch state {
    case .trial, .active: autoRenews
    case .grace, .onHold: true
    case .cancelled, .expired: false
    }
  }
}
