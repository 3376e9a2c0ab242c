import Entitlements
import VehicleCatalog
import WorldTime

/// What is reported to those who follow the store.
extension Store {
  /// What happened since the last call, in that order. Whoever keeps the store keeps it, in the
  /// same transaction.
  package mutating func drainEvents() -> [StoreEvent] {
    defer { events = [] }
    return events
  }

  /// What a receipt is of, before it is kept.
  mutating func report(_ receipt: Receipt) {
    let order = records.orders[receipt.order]
    let isFirst = receipts(of: receipt.order).isEmpty
    let kind: StoreEvent.Kind =
      receipt.credit.map { $0.reason.event }
      ?? (!isFirst ? .renewed : order?.predecessor == nil ? .purchased : .transferred)
    var event = StoreEvent(
      kind: kind, at: receipt.issuedAt, account: receipt.account, vehicle: receipt.vehicle)
    (event.order, event.product) = (receipt.order, order?.product)
    event.subscription = subscription(of: receipt.order)?.id
    (event.amount, event.receipt) = (receipt.total, receipt.number)
    events.append(event)
  }

  /// What became of a charge, other than that it was paid: a receipt says that.
  mutating func report(
    _ kind: StoreEvent.Kind, of order: Order, _ amount: Money?, for reason: DeclineCode? = nil,
    at instant: Instant
  ) {
    var event = StoreEvent(
      kind: kind, at: instant, account: order.account, vehicle: order.vehicle)
    (event.order, event.product) = (order.id, order.product)
    event.subscription = subscription(of: order.id)?.id
    (event.amount, event.reason) = (amount, reason)
    events.append(event)
  }

  /// The same of a charge that was written down.
  mutating func report(
    _ kind: StoreEvent.Kind, of asked: AskedCharge, for reason: DeclineCode? = nil,
    at instant: Instant
  ) throws {
    report(
      kind, of: try order(asked.order, of: asked.account), asked.request.amount, for: reason,
      at: instant)
  }

  /// What the processor said of the charge of an order, unless it was paid.
  mutating func report(_ outcome: ChargeOutcome, of order: Order, at instant: Instant) {
    let amount = order.quote?.total
    switch outcome {
    case .approved: break
    case .pending: report(.paymentPending, of: order, amount, at: instant)
    case .challenged: report(.authenticationNeeded, of: order, amount, at: instant)
    case .declined(let code): report(.declined, of: order, amount, for: code, at: instant)
    }
  }

  /// A card that its bank does not know, outside of any purchase.
  mutating func report(
    declined method: PaymentMethod, for reason: DeclineCode, at instant: Instant
  ) {
    var event = StoreEvent(kind: .declined, at: instant, account: method.account, vehicle: nil)
    event.reason = reason
    events.append(event)
  }

  mutating func report(
    _ kind: StoreEvent.Kind, version: Int, of vehicle: VIN, at instant: Instant
  ) {
    var event = StoreEvent(
      kind: kind, at: instant, account: records.owners[vehicle]?.account, vehicle: vehicle)
    event.version = version
    events.append(event)
  }
}

extension StoreEvent {
  fileprivate init(kind: Kind, at instant: Instant, account: AccountID?, vehicle: VIN?) {
    self.kind = kind
    at = instant
    self.account = account
    self.vehicle = vehicle
  }
}

extension SubscriptionMachine.RevocationReason {
  fileprivate var event: StoreEvent.Kind {
    switch self {
    case .refund: .refunded
    case .withdrawal: .withdrawn
    case .chargeback: .disputed
    case .transfer: .transferred
    }
  }
}
