package import VehicleCatalog
package import WorldTime

/// Names one attempt to charge: the processor charges at most once for each key, however often
/// it is asked.
package struct IdempotencyKey: Identifier {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}

/// What a processor gives in place of a card number; random, and worth nothing elsewhere.
package struct CardToken: Identifier {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}

/// Whoever moves the money.
package protocol PaymentGateway: Sendable {
  /// Keeps a checked card under a new token. Nothing is charged and nothing declined.
  ///
  /// A card whose token the store has not kept may be lost with the process; one whose token it has
  /// kept is there to be charged.
  ///
  /// - Returns: Whether the bank asks the customer of this card for 3-D Secure; all others pass it
  ///   unnoticed.
  /// - Throws: ``StoreFailure`` when the processor could not keep it.
  func attach(_ card: CardDetails, as token: CardToken) async throws(StoreFailure) -> Bool

  /// Charges once per key: a key that was charged before gets its first answer again, or what
  /// became of a payment that was pending.
  ///
  /// - Throws: `payment_unknown` when there was no answer; ask again with the same key.
  func charge(_ request: ChargeRequest) async throws(StoreFailure) -> ChargeOutcome

  /// Asks the bank of a card whether it lets it pay: a charge of zero, outside of any purchase.
  ///
  /// - Throws: `payment_unknown` when there was no answer.
  func verify(_ request: ChargeRequest) async throws(StoreFailure) -> ChargeOutcome

  /// Gives money of a charge back, once per key and never more than was charged.
  ///
  /// - Throws: ``StoreFailure`` when there was no answer; ask again with the same key.
  func refund(_ request: RefundRequest) async throws(StoreFailure) -> RefundOutcome

  /// What can still be given back of a charge; `nil` when nothing was charged under the key.
  ///
  /// - Throws: ``StoreFailure`` when the processor could not be asked.
  func refundable(
    of charge: IdempotencyKey, at now: Instant
  ) async throws(StoreFailure) -> Money?

  /// What the processor says by itself: the oldest notice that is due at `limit` at the latest.
  /// The same one again, until it is taken.
  ///
  /// - Throws: ``StoreFailure`` when the processor could not be asked.
  func nextNotice(notAfter limit: Instant) async throws(StoreFailure) -> PaymentNotice?

  /// The store has acted on a notice; it is not given out again.
  ///
  /// - Throws: ``StoreFailure`` when the processor could not be told.
  func acknowledge(_ notice: PaymentNoticeID) async throws(StoreFailure)
}

extension PaymentGateway {
  package func verify(_ request: ChargeRequest) async throws(StoreFailure) -> ChargeOutcome {
    try await charge(request)
  }
}
