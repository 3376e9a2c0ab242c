package import VehicleCatalog
package import WorldTime

/// What a store did, or heard of a payment, for those who follow it. No rule looks at it.
package struct StoreEvent: Hashable, Sendable, Codable {
  package let kind: Kind
  /// World time at which it happened, however late it was looked at.
  package let at: Instant
  /// Whose it is; `nil` for a document of a vehicle that nobody owns.
  package let account: AccountID?
  /// `nil` for a card that was declined outside of any purchase.
  package let vehicle: VIN?
  package internal(set) var order: OrderID?
  package internal(set) var subscription: SubscriptionID?
  package internal(set) var product: ProductID?
  /// Below zero when it was given back, or taken back by the bank.
  package internal(set) var amount: Money?
  package internal(set) var receipt: ReceiptNumber?
  /// Why nothing was charged.
  package internal(set) var reason: DeclineCode?
  /// Of the document.
  package internal(set) var version: Int?

  /// What happened.
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// An order brought what it is for; its price, if any, was charged.
    case purchased
    /// Another period was charged.
    case renewed
    /// Another vehicle has it now.
    case transferred
    case declined
    /// Nothing is charged until the customer has passed 3-D Secure.
    case authenticationNeeded = "authentication_needed"
    case paymentPending = "payment_pending"
    /// A payment under way did not come in time.
    case paymentLapsed = "payment_lapsed"
    case refunded, withdrawn
    /// The holder of the card disputed a charge, and the bank took the money back.
    case disputed
    case documentIssued = "document_issued"
    /// The car has the document on its disk.
    case documentDelivered = "document_delivered"
  }
}

/// An event with its place in the order in which a store had them, from 1.
package struct NumberedStoreEvent: Hashable, Sendable {
  package let sequence: Int
  package let event: StoreEvent

  /// Events that a store keeps; the oldest give way.
  package static let keptMax = 100_000
  /// Events in one answer.
  package static let listedMax = 1_000

  package init(sequence: Int, event: StoreEvent) {
    self.sequence = sequence
    self.event = event
  }
}
