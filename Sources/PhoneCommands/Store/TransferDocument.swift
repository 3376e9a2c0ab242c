import LinkProtocol
import NissanStore
import VehicleCatalog

/// A transfer and what both cars made of it, as it is printed.
struct TransferDocument: Encodable {
  let from: String
  let order: OrderDocument
  let receipt: Receipt
  /// The one that goes on.
  let subscription: SubscriptionDocument?
  /// The car that lost it, then the one that got it.
  let cars: [Car]

  /// What a car said to its new document.
  struct Car: Encodable {
    let vehicle: String
    let delivered: Bool
    /// Absent while the document waits in the outbox.
    let documentVersion: Int?
    let services: [EntitlementsPush.Outcome]

    init(_ vehicle: VIN, _ answer: EntitlementsPush.Response?) {
      self.vehicle = vehicle.rawValue
      delivered = answer != nil
      documentVersion = answer?.version
      services = answer?.outcomes ?? []
    }
  }

  init(_ purchase: Purchase, from vehicle: VIN, _ cars: [Car]) {
    from = vehicle.rawValue
    order = OrderDocument(purchase.order)
    receipt = purchase.receipt
    subscription = purchase.subscription.map { SubscriptionDocument($0) }
    self.cars = cars
  }
}
