import VehicleCatalog
package import WorldTime

extension Order {
  /// What a confirmed order brings: a subscription, unless it is free and without end. That of a
  /// payment under way begins when the payment came.
  package func subscription(
    _ id: SubscriptionID, startingAt start: Instant, _ beginning: Subscription.Beginning = .now
  ) throws(SubscriptionRefusal) -> Subscription? {
    guard let quote, let paymentMethod else {
      guard plan.trial.isPositive else { return nil }
      return try Subscription(id: id, order: self, billing: nil, startingAt: start)
    }
    let billing = Subscription.Billing(
      price: quote.price, vatBasisPoints: quote.vatBasisPoints, illustrative: quote.illustrative,
      period: quote.period, paymentMethod: paymentMethod)
    return try Subscription(id: id, order: self, billing: billing, startingAt: start, beginning)
  }

  /// The receipt of the purchase.
  ///
  /// - Parameters:
  ///   - number: The next free number.
  ///   - subscription: What the order brought.
  ///   - method: What was charged or verified.
  ///   - now: World time of the confirmation.
  /// - Returns: The receipt, which opens the right to withdraw.
  package func receipt(
    _ number: ReceiptNumber, for subscription: Subscription?, paidWith method: PaymentMethod?,
    at now: Instant
  ) -> Receipt {
    Receipt(
      number: number, order: id, account: account, vehicle: vehicle, issuedAt: now,
      lines: quote?.lines ?? [], total: quote?.total, vatTotal: quote?.vatTotal,
      paidWith: method?.card.shown, validFrom: now, validUntil: subscription?.paidThrough,
      renews: subscription?.autoRenews ?? false,
      withdrawUntil: Withdrawal.end(ofContract: now),
      illustrative: quote?.illustrative ?? false)
  }
}

extension Subscription {
  /// The receipt of a renewal or of an overdue payment that was just applied.
  ///
  /// - Parameters:
  ///   - number: The next free number.
  ///   - billing: What was charged.
  ///   - method: The card charged.
  ///   - start: When the period that was paid began.
  ///   - now: World time of the charge.
  /// - Returns: The receipt of this one period.
  package func renewalReceipt(
    _ number: ReceiptNumber, _ billing: Billing, paidWith method: PaymentMethod,
    from start: Instant, at now: Instant
  ) -> Receipt {
    let lines = [
      PriceLine(
        product: product, amount: billing.price, vatBasisPoints: billing.vatBasisPoints)
    ]
    return Receipt(
      number: number, order: order, account: account, vehicle: vehicle, issuedAt: now,
      lines: lines, total: lines.total(currency: billing.price.currency),
      vatTotal: lines.vatTotal(currency: billing.price.currency), paidWith: method.card.shown,
      validFrom: start, validUntil: paidThrough, renews: autoRenews, withdrawUntil: nil,
      illustrative: billing.illustrative)
  }
}

extension CardSummary {
  /// `Visa •••• 4242`.
  package var shown: String { "\(brand.displayName) •••• \(lastFour)" }
}
