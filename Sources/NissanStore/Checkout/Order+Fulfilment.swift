package import VehicleCatalog
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
      country: quote.country, period: quote.period, paymentMethod: paymentMethod)
    return try Subscription(id: id, order: self, billing: billing, startingAt: start, beginning)
  }

  /// The receipt of the purchase.
  ///
  /// - Parameters:
  ///   - number: The next free number.
  ///   - subscription: What the order brought.
  ///   - method: What was charged or verified.
  ///   - free: What it says when nothing is charged.
  ///   - calendar: That of the country it is billed to.
  ///   - now: World time of the confirmation.
  /// - Returns: The receipt, which opens the right to withdraw.
  package func receipt(
    _ number: ReceiptNumber, for subscription: Subscription?, paidWith method: PaymentMethod?,
    orFree free: PriceLine, in calendar: CountryCalendar, at now: Instant
  ) -> Receipt {
    Receipt(
      number: number, order: id, account: account, vehicle: vehicle, issuedAt: now,
      lines: quote?.lines ?? [free], total: quote?.total ?? free.amount,
      vatTotal: quote?.vatTotal ?? free.vat, paidWith: method?.card.shown, validFrom: now,
      validUntil: subscription?.paidThrough,
      renews: subscription?.autoRenews ?? false,
      withdrawUntil: Withdrawal.end(ofContract: now, in: calendar),
      illustrative: quote?.illustrative ?? false)
  }
}

extension Order {
  /// The receipt of a transfer: nothing is charged, and the right to withdraw that the purchase
  /// opened stays open as long as it was.
  ///
  /// - Parameters:
  ///   - number: The next free number.
  ///   - subscription: What goes on with this order.
  ///   - purchase: The first receipt of the order that this one goes on from.
  ///   - free: What moves, for nothing.
  ///   - now: World time of the transfer.
  /// - Returns: The receipt.
  package func transferReceipt(
    _ number: ReceiptNumber, for subscription: Subscription, goingOnFrom purchase: Receipt,
    free: PriceLine, at now: Instant
  ) -> Receipt {
    Receipt(
      number: number, order: id, account: account, vehicle: vehicle, issuedAt: now,
      lines: [free], total: free.amount, vatTotal: free.vat, paidWith: nil, validFrom: now,
      validUntil: subscription.paidThrough, renews: subscription.autoRenews,
      withdrawUntil: purchase.withdrawUntil.flatMap { now < $0 ? $0 : nil },
      illustrative: false)
  }
}

extension Subscription {
  /// What a period costs, before anything is credited.
  package func renewalLine(_ billing: Billing) -> PriceLine {
    PriceLine(
      product: product, amount: billing.price, vatBasisPoints: billing.vatBasisPoints)
  }

  /// The receipt of a renewal or of an overdue payment that was just applied.
  ///
  /// - Parameters:
  ///   - number: The next free number.
  ///   - billing: What each period costs.
  ///   - lines: What was charged for this one.
  ///   - method: The card charged.
  ///   - start: When the period that was paid began.
  ///   - now: World time of the charge.
  /// - Returns: The receipt of this one period.
  package func renewalReceipt(
    _ number: ReceiptNumber, _ billing: Billing, _ lines: [PriceLine],
    paidWith method: PaymentMethod, from start: Instant, at now: Instant
  ) -> Receipt {
    Receipt(
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
