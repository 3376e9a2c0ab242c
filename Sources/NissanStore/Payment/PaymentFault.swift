/// What can go wrong on the way to the processor, on demand.
package enum PaymentFault: String, Hashable, Sendable, CaseIterable {
  /// The charge never reached the processor, and nobody answered.
  case timeoutBefore = "timeout-before"
  /// The processor charged, and its answer was lost.
  case timeoutAfter = "timeout-after"
  /// The payment is pending, and comes later.
  case slowApprove = "slow-approve"
  /// The payment is pending, and is declined later.
  case slowDecline = "slow-decline"
}
