import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

/// An event of the store as it is printed.
struct StoreEventDocument: Encodable {
  /// Its place among everything that happened in this store, from 1.
  let sequence: Int
  let event: StoreEvent.Kind
  let at: Instant
  let vehicle: String?
  let order: String?
  let subscription: String?
  let product: String?
  /// What the product is called.
  let name: String?
  /// VAT included; below zero when it was given back or taken back.
  let amount: Money?
  let receipt: String?
  /// Why nothing was charged.
  let reason: DeclineCode?
  /// Of the document.
  let version: Int?

  init(_ numbered: NumberedStoreEvent, _ texts: StoreTexts) {
    let event = numbered.event
    sequence = numbered.sequence
    self.event = event.kind
    at = event.at
    vehicle = event.vehicle?.rawValue
    order = event.order?.rawValue
    subscription = event.subscription?.rawValue
    product = event.product?.rawValue
    name = event.product.map { texts.name(of: $0) }
    amount = event.amount
    receipt = event.receipt?.rawValue
    reason = event.reason
    version = event.version
  }

  /// When, what, of what, how much, and on which receipt.
  func cells(_ texts: StoreTexts) -> [String] {
    let what = reason.map { texts.notice(texts[$0], of: texts[event]) } ?? texts[event]
    let document = version.map { texts[.documentVersion, ["version": $0]] }
    return [
      texts.moment(at), what, name ?? document ?? "", amount.map(texts.amount) ?? "", receipt ?? "",
    ]
  }
}
