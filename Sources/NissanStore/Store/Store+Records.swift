import VehicleCatalog
import WorldTime

/// What the rules look up, or refuse by name.
extension Store {
  func account(_ id: AccountID) throws -> Account {
    guard let account = records.accounts[id] else { throw StoreRefusal.accountUnknown(id) }
    return account
  }

  func order(_ id: OrderID, of account: AccountID) throws -> Order {
    guard let order = records.orders[id], order.account == account else {
      throw StoreRefusal.orderUnknown(id)
    }
    return order
  }

  func subscription(_ id: SubscriptionID, of account: AccountID) throws -> Subscription {
    guard let known = records.subscriptions[id]?.subscription, known.account == account else {
      throw StoreRefusal.subscriptionUnknown(id)
    }
    return known
  }

  /// `nil` for the order of a free product.
  func subscription(of order: OrderID) -> Subscription? {
    records.subscriptions[.order(order)].first?.subscription
  }

  /// Oldest first.
  func subscriptions(in group: RecordGroup) -> [Subscription] {
    records.subscriptions[group].map(\.subscription)
  }

  func method(_ id: PaymentMethodID, of account: AccountID) throws -> PaymentMethod {
    guard let method = records.methods[id], method.account == account else {
      throw StoreRefusal.paymentMethodUnknown(id)
    }
    return method
  }

  func wallet(of account: AccountID) -> Wallet {
    Wallet(
      methods: records.methods[.account(account)],
      defaultMethod: records.defaultMethods[account]?.method)
  }

  /// What an order costs that costs nothing: its product, at zero in the currency of its country.
  func free(_ order: Order, at instant: Instant) throws -> PriceLine {
    let code = try billingCountry(of: order)
    let vat = offering.countries[code]?.vat.basisPoints(at: instant) ?? 0
    return PriceLine(
      product: order.product, amount: try nothing(in: code, for: order.account),
      vatBasisPoints: vat)
  }

  /// A receipt as it is shown.
  func shown(_ receipt: Receipt) throws -> Receipt {
    try receipt.naming(
      free(order(receipt.order, of: receipt.account), at: receipt.issuedAt))
  }

  func receipt(_ number: ReceiptNumber, of account: AccountID) throws -> Receipt {
    guard let known = records.receipts[number]?.receipt, known.account == account else {
      throw StoreRefusal.receiptUnknown(number)
    }
    return try shown(known)
  }

  /// Oldest first: the purchase's, then those of the renewals.
  func receipts(of order: OrderID) -> [Receipt] { records.receipts[.order(order)].map(\.receipt) }

  /// The receipt of the purchase itself, not of a renewal.
  func firstReceipt(of order: OrderID) throws -> Receipt {
    guard let first = receipts(of: order).first else {
      throw StoreFailure.inconsistent(detail: "order \(order) is fulfilled without a receipt")
    }
    return try shown(first)
  }

  /// What was paid for an order, oldest first: each charge with its receipt.
  func payments(of order: OrderID) -> [Payment] {
    records.receipts[.order(order)].compactMap { paid in
      guard let charge = paid.charge, let total = paid.receipt.total, total.minorUnits > 0 else {
        return nil
      }
      return Payment(charge: charge, receipt: paid.receipt, amount: total)
    }
  }

  /// What a vehicle has and had.
  func holdings(of vehicle: VIN) throws -> Holdings {
    try Holdings(
      orders: records.orders[.vehicle(vehicle)].filter(\.state.hasBroughtSomething),
      subscriptions: subscriptions(in: .vehicle(vehicle))
    ) { order in
      var all: [Receipt] = []
      var next: Order? = order
      while let current = next {
        all += receipts(of: current.id)
        next = try current.predecessor.map { try self.order($0, of: current.account) }
      }
      return all
    }
  }
}

/// What the rules keep.
extension Store {
  mutating func save(_ account: Account) { records.accounts.save(account) }

  mutating func save(_ order: Order) { records.orders.save(order) }

  mutating func save(_ subscription: Subscription) {
    records.save(subscription, dueAt: subscription.nextDue(policy)?.at)
  }

  mutating func save(_ method: PaymentMethod) { records.methods.save(method) }

  /// Receipts are numbered without a gap.
  var nextReceiptNumber: ReceiptNumber { ReceiptNumber(records.receipts.lastPlace + 1) }

  /// Keeps a receipt with the charge that it is of; `nil` when nothing was charged.
  mutating func save(_ receipt: Receipt, paidBy charge: IdempotencyKey?) {
    report(receipt)
    records.receipts.save(PaidReceipt(receipt: receipt, charge: charge))
  }

  mutating func save(_ asked: AskedCharge, isPending: Bool) {
    records.charges.save(OpenCharge(asked: asked, isPending: isPending))
  }

  mutating func makeDefault(_ method: PaymentMethod) {
    records.defaultMethods.save(DefaultMethod(account: method.account, method: method.id))
  }

  /// What an account pays with while it has not chosen.
  mutating func makeFirstDefault(_ method: PaymentMethod) {
    if records.defaultMethods[method.account] == nil { makeDefault(method) }
  }
}

// MARK: - Who owns a vehicle

extension Store {
  /// - Throws: ``StoreRefusal/notOwner(_:isOwned:)``.
  func check(_ account: AccountID, owns vehicle: VIN) throws {
    let owner = records.owners[vehicle]?.account
    guard owner == account else {
      throw StoreRefusal.notOwner(vehicle, isOwned: owner != nil)
    }
  }
}
