package import VehicleCatalog
package import WorldTime

/// Another price that a customer was told of. A higher one is charged only if they agree.
///
/// - Source: Apple, “Managing price increases”, and Google Play, “Price changes for existing
///   subscribers”: without consent a subscription expires at its first renewal at the new price.
package struct PriceChange: Hashable, Sendable, Codable {
  /// VAT included.
  package let price: Money
  /// Hundredths of a percent, on the day from which it is charged; each charge has the rate of its
  /// own day.
  package let vatBasisPoints: Int
  package let illustrative: Bool
  /// When the customer was told.
  package let announcedAt: Instant
  /// Renewals that fall due at this instant or later cost the new price.
  package let effectiveFrom: Instant
  package internal(set) var consent: Consent

  /// Where the customer's answer stands.
  package enum Consent: String, Hashable, Sendable, Codable, CaseIterable {
    /// The price does not rise.
    case notNeeded = "not_needed"
    case awaited, given, refused
  }

  /// It may be charged from ``effectiveFrom`` on.
  package var isAgreed: Bool { consent == .notNeeded || consent == .given }
}

extension Subscription {
  /// The next renewal costs more, and the customer has not agreed: it will not happen.
  package var awaitsConsent: Bool {
    priceChange.map { !$0.isAgreed && $0.effectiveFrom <= pauseEnd } ?? false
  }

  /// Nothing is paid any more that a refusal could leave to run: the pause ends at the new price.
  package var endsWhenPriceIsRefused: Bool { state == .paused && awaitsConsent }

  /// The first renewal at the price that was announced; `nil` without one, and on hold, where
  /// nobody knows when the next series begins.
  package var firstRenewalAtNewPrice: Instant? {
    guard let change = priceChange, let period = billing?.period, period.isPositive,
      state != .onHold
    else { return nil }
    if pause != nil { return PeriodSeries(anchor: pauseEnd, period: period).first(from: change) }
    var count = paidPeriods
    while end(ofPaidPeriods: count) < change.effectiveFrom { count += 1 }
    return end(ofPaidPeriods: count)
  }

  /// What the charge that is due costs. An overdue one costs what it did when it fell due, however
  /// the price changes meanwhile.
  ///
  /// - Parameter instant: When it is charged; counts only for a pause, which may end early.
  /// - Returns: The price with its VAT; `nil` when nothing is ever charged.
  package func billing(forChargeAt instant: Instant) -> Billing? {
    let due = overdueSince ?? (state == .paused ? instant : paidThrough)
    guard var billing, let change = priceChange, change.isAgreed, change.effectiveFrom <= due else {
      return billing
    }
    billing.price = change.price
    billing.vatBasisPoints = change.vatBasisPoints
    billing.illustrative = change.illustrative
    return billing
  }

  /// Compares what the store asks now with what the customer pays, and tells them of a difference.
  ///
  /// A lower price holds from the next renewal that falls due. A higher price holds from the first
  /// one after ``SubscriptionPolicy/priceNotice``, if they agree. One that is taken back before is
  /// forgotten; one that becomes smaller keeps its date, and the consent that was given to more.
  ///
  /// - Parameters:
  ///   - offer: The product at its period in the billing country.
  ///   - policy: How long before a higher price is told.
  ///   - instant: World time at which the store sees the offer.
  package mutating func compare(
    with offer: Offer, _ policy: SubscriptionPolicy, at instant: Instant
  ) {
    guard let billing, !state.isOver else { return }
    if billing.isAsked(by: offer) {
      priceChange = nil
    } else if !(priceChange?.isAsked(by: offer) ?? false) {
      priceChange = change(from: billing, to: offer, policy, at: instant)
    }
  }

  private func change(
    from billing: Billing, to offer: Offer, _ policy: SubscriptionPolicy, at instant: Instant
  ) -> PriceChange {
    guard offer.price.isMore(than: billing.price) else {
      return PriceChange(offer, announcedAt: instant, effectiveFrom: instant, .notNeeded)
    }
    if let known = priceChange, known.consent != .notNeeded, !offer.price.isMore(than: known.price)
    {
      return PriceChange(
        offer, announcedAt: known.announcedAt, effectiveFrom: known.effectiveFrom, known.consent)
    }
    return PriceChange(
      offer, announcedAt: instant, effectiveFrom: instant.adding(policy.priceNotice), .awaited)
  }

  /// Says no to a higher price. The subscription ends with the last period at the old one, and
  /// the customer may still change their mind until then.
  ///
  /// - Throws: ``SubscriptionRefusal`` when no higher price was announced, or none that is to be
  ///   charged.
  package mutating func refusePrice(at instant: Instant) throws(SubscriptionRefusal) {
    _ = try SubscriptionMachine.target(from: state, on: .priceRefused)
    switch priceChange?.consent {
    case .awaited where autoRenews, .given where autoRenews: priceChange?.consent = .refused
    case nil, .notNeeded, .awaited, .given, .refused:
      throw SubscriptionRefusal(state: state, event: .priceRefused)
    }
    if awaitsConsent { try apply(.priceRefused, at: instant) }
  }

  /// Makes the new price the one that is paid, when the charge that was just made was at it.
  mutating func applyNewPrice(chargedAt instant: Instant) {
    guard let charged = billing(forChargeAt: instant), charged != billing else { return }
    billing = charged
    priceChange = nil
  }
}

extension PriceChange {
  fileprivate init(
    _ offer: Offer, announcedAt: Instant, effectiveFrom: Instant, _ consent: Consent
  ) {
    self.init(
      price: offer.price, vatBasisPoints: offer.vat.basisPoints(at: effectiveFrom),
      illustrative: offer.isIllustrative, announcedAt: announcedAt, effectiveFrom: effectiveFrom,
      consent: consent)
  }

  fileprivate func isAsked(by offer: Offer) -> Bool {
    price == offer.price && illustrative == offer.isIllustrative
  }
}

extension Subscription.Billing {
  fileprivate func isAsked(by offer: Offer) -> Bool {
    price == offer.price && illustrative == offer.isIllustrative
  }
}

extension Money {
  /// An amount of another currency may be more: nobody agreed to it.
  fileprivate func isMore(than other: Money) -> Bool {
    currency != other.currency || minorUnits > other.minorUnits
  }
}

extension PeriodSeries {
  /// The first of its ends, the anchor included, from which a change holds.
  fileprivate func first(from change: PriceChange) -> Instant {
    var count = 0
    while end(ofPeriod: count) < change.effectiveFrom { count += 1 }
    return end(ofPeriod: count)
  }
}
