import Entitlements
import NissanStore
import VehicleCatalog
import WorldTime

/// What the explored store says and asks otherwise than the store of `NissanStore`.
extension ExploredWorld {
  /// A document of the store as it goes out: what is bought may begin later or have a limit by use,
  /// which the catalogue does not sell, and a rule may be broken.
  func document(saying document: EntitlementDocument) -> EntitlementDocument {
    guard delay.isPositive || allowance != nil || breakage != nil else { return document }
    return EntitlementDocument(
      issuer: document.issuer, vehicle: document.vehicle, version: document.version,
      issuedAt: document.issuedAt, leaseUntil: document.leaseUntil, id: document.id,
      entitlements: document.entitlements.map { broken(sold($0)) })
  }

  /// What is taken back before it began ends as it would have begun.
  private func sold(_ right: Entitlement) -> Entitlement {
    let start = right.notBefore.adding(delay)
    return right.changed(
      notBefore: start, paidThrough: right.paidThrough.map { max($0, start) },
      allowance: allowance ?? right.allowance)
  }

  private func broken(_ right: Entitlement) -> Entitlement {
    switch breakage {
    case .graceAfterRefund where right.reason == .refund:
      right.changed(
        .grace, .billingGrace,
        graceUntil: right.paidThrough?.adding(policy.grace(for: .months(months))))
    case .twoOwners where right.reason == .transfer:
      right.changed(.active, .paid, paidThrough: right.notBefore.adding(.months(months)))
    case .holdCountsFromPaidEnd where right.status == .onHold:
      right.changed(holdUntil: right.paidThrough?.adding(policy.recovery))
    default: right
    }
  }

  /// What the processor is really asked for.
  func request(
    asking asked: ChargeRequest, isPriceRaised: Bool, _ processor: Processor
  ) -> ChargeRequest {
    switch breakage {
    case .chargeTwiceOnRetry where processor.charges[asked.key] != nil:
      asked.changed(key: IdempotencyKey(rawValue: "\(asked.key)/again"))
    case .creditForgotten where asked.isCustomerPresent && asked.amount.minorUnits > 0:
      asked.changed(amount: listPrice(above: asked.amount))
    case .priceUnagreed where isPriceRaised && !asked.isCustomerPresent:
      asked.changed(amount: raisedPrice)
    default: asked
    }
  }

  /// The price of the product or of the pack that an amount is a part of.
  private func listPrice(above amount: Money) -> Money {
    [price, packPrice].compactMap { $0 }.filter { $0.minorUnits >= amount.minorUnits }
      .min { $0.minorUnits < $1.minorUnits } ?? amount
  }
}

extension Entitlement {
  fileprivate func changed(
    _ status: EntitlementStatus? = nil, _ reason: EntitlementReason? = nil,
    notBefore: Instant? = nil, paidThrough: Instant? = nil, graceUntil: Instant? = nil,
    holdUntil: Instant? = nil,
    allowance: Allowance? = nil
  ) -> Entitlement {
    Entitlement(
      service: service, grant: grant, revision: revision, status: status ?? self.status,
      reason: reason ?? self.reason, notBefore: notBefore ?? self.notBefore,
      paidThrough: paidThrough ?? self.paidThrough, graceUntil: graceUntil ?? self.graceUntil,
      holdUntil: holdUntil ?? self.holdUntil, allowance: allowance ?? self.allowance,
      order: order)
  }
}

extension ChargeRequest {
  fileprivate func changed(key: IdempotencyKey? = nil, amount: Money? = nil) -> ChargeRequest {
    ChargeRequest(
      key: key ?? self.key, card: card, amount: amount ?? self.amount,
      isCustomerPresent: isCustomerPresent, isAuthenticated: isAuthenticated, at: at)
  }
}

extension PaymentMethod {
  /// The same with the card's number in the place of a token.
  func naming(_ card: CardDetails) -> PaymentMethod {
    PaymentMethod(
      id: id, account: account, card: self.card,
      token: CardToken(rawValue: ExploredCustomer.number(of: card)), addedAt: addedAt,
      asksForAuthentication: asksForAuthentication)
  }
}
