package import Entitlements

/// The value of each kind of answer. Which kind a command is answered with stands in
/// ``StoreBackOffice``; another one is a bug.
extension StoreAnswer {
  private func value<Value>(_ kind: (StoreAnswer) -> Value?) -> Value {
    guard let value = kind(self) else {
      preconditionFailure("a store gave another kind of answer: \(self)")
    }
    return value
  }

  package var account: Account { value { if case .account(let it) = $0 { it } else { nil } } }
  package var role: VehicleRole? { value { if case .role(let it) = $0 { .some(it) } else { nil } } }
  package var listings: [ProductListing] {
    value { if case .listings(let it) = $0 { it } else { nil } }
  }
  package var order: Order { value { if case .order(let it) = $0 { it } else { nil } } }
  package var draft: Order { value { if case .draft(let it) = $0 { it } else { nil } } }
  package var openOrder: Order? {
    value { if case .openOrder(let it) = $0 { .some(it) } else { nil } }
  }
  package var orders: [Order] { value { if case .orders(let it) = $0 { it } else { nil } } }
  package var purchase: Purchase { value { if case .purchase(let it) = $0 { it } else { nil } } }
  package var subscription: Subscription {
    value { if case .subscription(let it) = $0 { it } else { nil } }
  }
  package var subscriptions: [Subscription] {
    value { if case .subscriptions(let it) = $0 { it } else { nil } }
  }
  package var outlooks: [SubscriptionOutlook] {
    value { if case .outlooks(let it) = $0 { it } else { nil } }
  }
  package var receipt: Receipt { value { if case .receipt(let it) = $0 { it } else { nil } } }
  package var receipts: [Receipt] { value { if case .receipts(let it) = $0 { it } else { nil } } }
  package var reversal: Reversal { value { if case .reversal(let it) = $0 { it } else { nil } } }
  package var statement: WithdrawalStatement {
    value { if case .statement(let it) = $0 { it } else { nil } }
  }
  package var wallet: Wallet { value { if case .wallet(let it) = $0 { it } else { nil } } }
  package var method: PaymentMethod { value { if case .method(let it) = $0 { it } else { nil } } }
  package var document: SignedDocument? {
    value { if case .document(let it) = $0 { .some(it) } else { nil } }
  }

  /// Of one product.
  package var listing: ProductListing { value { $0.listings.first } }
}
