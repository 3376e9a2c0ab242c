package import Entitlements
package import VehicleCatalog
package import WorldTime

// What the tables of a store keep.

extension Account: StoreRecord {
  package var key: AccountID { id }
  package var groups: [RecordGroup] { [.email(email)] }
}

extension PaymentMethod: StoreRecord {
  package var key: PaymentMethodID { id }
  package var groups: [RecordGroup] { [.account(account)] }
}

extension Order: StoreRecord {
  package var key: OrderID { id }
  package var groups: [RecordGroup] {
    [.account(account), .vehicle(vehicle)] + (state == .authorising ? [.unanswered] : [])
  }
}

/// Who a vehicle that was ever connected belongs to.
package struct VehicleOwner: StoreRecord {
  package let vehicle: VIN
  /// `nil`: its owner gave it up.
  package let account: AccountID?

  package init(vehicle: VIN, account: AccountID?) {
    self.vehicle = vehicle
    self.account = account
  }

  package var key: VIN { vehicle }
}

/// Which card an account pays with while none is named.
package struct DefaultMethod: StoreRecord {
  package let account: AccountID
  package let method: PaymentMethodID

  package init(account: AccountID, method: PaymentMethodID) {
    self.account = account
    self.method = method
  }

  package var key: AccountID { account }
}

/// A subscription, and when something comes of it by itself.
package struct ScheduledSubscription: StoreRecord {
  package var subscription: Subscription
  /// By the windows in force when it was kept; `nil` when it is over.
  package var dueAt: Instant?

  package init(subscription: Subscription, dueAt: Instant?) {
    self.subscription = subscription
    self.dueAt = dueAt
  }

  package var key: SubscriptionID { subscription.id }
  package var groups: [RecordGroup] {
    [
      .account(subscription.account), .vehicle(subscription.vehicle), .order(subscription.order),
    ]
  }
}

/// A receipt with the charge that it is of.
package struct PaidReceipt: StoreRecord {
  package let receipt: Receipt
  /// `nil` when nothing was charged.
  package let charge: IdempotencyKey?

  package init(receipt: Receipt, charge: IdempotencyKey?) {
    self.receipt = receipt
    self.charge = charge
  }

  package var key: ReceiptNumber { receipt.number }
  package var groups: [RecordGroup] {
    [.account(receipt.account), .order(receipt.order)] + (charge.map { [.charge($0)] } ?? [])
  }
}

/// A charge whose last word is still to come.
package struct OpenCharge: StoreRecord {
  package let asked: AskedCharge
  /// The processor said that it is under way; else nobody has answered yet.
  package let isPending: Bool

  package init(asked: AskedCharge, isPending: Bool) {
    self.asked = asked
    self.isPending = isPending
  }

  package var key: IdempotencyKey { asked.request.key }
  package var groups: [RecordGroup] {
    [.account(asked.account)] + (isPending ? [] : [.unanswered])
  }
}

/// What was asked to be taken back, and the receipt that says that it was.
package struct OpenReversal: StoreRecord {
  package let asked: AskedReversal
  package let isDone: Bool
  /// `nil` while it is not done, and for a payment that came too late.
  package let receipt: ReceiptNumber?

  package init(asked: AskedReversal, isDone: Bool, receipt: ReceiptNumber?) {
    self.asked = asked
    self.isDone = isDone
    self.receipt = receipt
  }

  package var key: String { asked.id }
  package var groups: [RecordGroup] { isDone ? [] : [.unanswered] }
}

/// What was issued for a vehicle, and the newest document.
package struct IssuedDocument: StoreRecord {
  package let vehicle: VIN
  package var ledger: IssueLedger
  package let signed: SignedDocument

  package init(vehicle: VIN, ledger: IssueLedger, signed: SignedDocument) {
    self.vehicle = vehicle
    self.ledger = ledger
    self.signed = signed
  }

  package var key: VIN { vehicle }
}

/// A notice of the processor that the store has acted on.
package struct HeardNotice: StoreRecord {
  package let key: PaymentNoticeID

  package init(key: PaymentNoticeID) { self.key = key }
}

/// A card whose holder has disputed a charge: it is not charged by itself any more.
package struct DisputedCard: StoreRecord {
  package let key: CardToken

  package init(key: CardToken) { self.key = key }
}
