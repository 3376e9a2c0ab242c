package import WorldTime

extension Subscription {
  /// Whether the table lets it be taken back for this reason now.
  package func permits(_ reason: SubscriptionMachine.RevocationReason) -> Bool {
    SubscriptionMachine.knows(.init(reason), in: state)
  }

  /// Takes it back at once.
  ///
  /// - Throws: ``SubscriptionRefusal`` unless ``permits(_:)``.
  package mutating func revoke(
    _ reason: SubscriptionMachine.RevocationReason, at instant: Instant
  ) throws(SubscriptionRefusal) {
    try apply(.init(reason), at: instant)
  }
}

extension SubscriptionMachine.Event {
  /// What takes a subscription back for a reason.
  fileprivate init(_ reason: SubscriptionMachine.RevocationReason) {
    self =
      switch reason {
      case .refund: .refunded
      case .withdrawal: .withdrawn
      case .chargeback: .chargedBack
      case .transfer: .transferred
      }
  }
}
