import LinkProtocol
import NissanStore

/// A purchase and what the car made of it, as it is printed.
struct PurchaseDocument: Encodable {
  let order: OrderDocument
  let receipt: Receipt
  /// Absent for what does not end.
  let subscription: SubscriptionDocument?
  /// The document that the car acknowledged; absent while it waits in the outbox.
  let documentVersion: Int?
  let delivered: Bool
  /// Each service of the document, and what the car makes of it.
  let services: [EntitlementsPush.Outcome]

  init(_ purchase: Purchase, _ delivery: EntitlementsPush.Response?) {
    order = OrderDocument(purchase.order)
    receipt = purchase.receipt
    subscription = purchase.subscription.map { SubscriptionDocument($0) }
    documentVersion = delivery?.version
    delivered = delivery != nil
    services = delivery?.outcomes ?? []
  }
}
