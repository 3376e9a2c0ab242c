import Entitlements
import NissanStore
import VehicleCatalog
import WorldTime

/// What was paid and what for, counted apart from the rules of the store: from the charges and
/// refunds of the processor, and from the receipts that name them.
struct MoneyAccount {
  let records: StoreRecords
  let processor: Processor
  let now: Instant
  private let orders: [Order]
  /// Oldest first.
  private(set) var payments: [Payment] = []

  /// A receipt of a charge.
  struct Payment {
    let receipt: Receipt
    let charge: IdempotencyKey
    /// Of the contract it is a part of, as it goes on: the newest order, for its vehicle.
    let order: Order
    /// The money went back, by a refund or by the bank.
    let isReturned: Bool
  }

  init(of store: StoreNode) {
    (records, processor) = (store.records, store.processor)
    now = records.marks.seenAt ?? .distantPast
    orders = records.orders.all
    payments = records.receipts.all.compactMap { paid in
      guard let charge = paid.charge, let order = records.orders[paid.receipt.order] else {
        return nil
      }
      return Payment(
        receipt: paid.receipt, charge: charge, order: current(order),
        isReturned: isReturned(charge))
    }
  }

  /// The order that goes on from another, for the vehicle that has it now.
  private func current(_ order: Order) -> Order {
    var current = order
    while let next = orders.first(where: { $0.predecessor == current.id }) { current = next }
    return current
  }

  func isReturned(_ charge: IdempotencyKey) -> Bool {
    !processor.refunds[.charge(charge)].isEmpty
      || processor.notices[.charge(charge)].contains { $0.event == .disputed && $0.dueAt <= now }
  }

  /// The charge is to be asked for again, or its outcome is still to come.
  func isAwaited(_ charge: IdempotencyKey) -> Bool {
    records.charges[charge] != nil
      || records.orders[.unanswered].contains { $0.chargeKey == charge }
      || records.subscriptions.all.contains {
        $0.dueAt != nil && $0.subscription.nextChargeKey == charge
      }
  }

  var marks: StoreFacts.MoneyMarks {
    var marks: StoreFacts.MoneyMarks = []
    let approved = processor.charges.all.filter { $0.outcome == .approved }
    if !approved.isEmpty { marks.insert(.charged) }
    if approved.contains(where: { isAwaited($0.key) }) { marks.insert(.retryAhead) }
    if !processor.cards.all.isEmpty { marks.insert(.hasCard) }
    return marks
  }
}
