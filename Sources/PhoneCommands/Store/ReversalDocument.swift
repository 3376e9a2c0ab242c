import LinkProtocol
import NissanStore

/// What was taken back, as it is printed.
struct ReversalDocument: Encodable {
  let order: OrderDocument
  /// Absent for a free product.
  let subscription: SubscriptionDocument?
  /// The credit, or the acknowledgement of the withdrawal.
  let receipt: Receipt
  /// The document that the car acknowledged; absent while it waits in the outbox.
  let documentVersion: Int?
  let delivered: Bool
  /// Each service of the document, and what the car makes of it.
  let services: [EntitlementsPush.Outcome]

  init(_ reversal: Reversal, _ delivery: EntitlementsPush.Response?) {
    order = OrderDocument(reversal.order)
    subscription = reversal.subscription.map { SubscriptionDocument($0) }
    receipt = reversal.receipt
    documentVersion = delivery?.version
    delivered = delivery != nil
    services = delivery?.outcomes ?? []
  }
}
