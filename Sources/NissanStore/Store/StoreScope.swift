import Entitlements
package import VehicleCatalog

/// Whose records a command needs: all those of these accounts and vehicles, and of everybody who
/// ever bought for the same vehicles.
package struct StoreScope: Hashable, Sendable {
  package var accounts: Set<AccountID> = []
  package var vehicles: Set<VIN> = []
  package var emails: Set<String> = []
  /// Charges whose accounts are meant.
  package var charges: Set<IdempotencyKey> = []
  package var notices: Set<PaymentNoticeID> = []

  package init() {}

  fileprivate init(_ account: AccountID, _ vehicle: VIN? = nil) {
    accounts = [account]
    if let vehicle { vehicles = [vehicle] }
  }

  fileprivate init(_ customer: Customer) { self.init(customer.account, customer.vehicle) }

  fileprivate init(vehicle: VIN) { vehicles = [vehicle] }

  fileprivate init(email: String) { emails = [AccountCheck.normalised(email: email)] }
}

extension StoreCommand {
  package var scope: StoreScope {
    switch self {
    case .createAccount(let form): StoreScope(email: form.email)
    case .link(let vehicle, let account, _): StoreScope(account, vehicle.vin)
    case .release(let vehicle, let account): StoreScope(account, vehicle)
    case .begin(let request): StoreScope(request.customer)
    case .buy(let form): StoreScope(form.request.customer)
    case .transfer(_, let target): StoreScope(target)
    case .refreshQuote(_, let account), .saveAddress(_, _, let account),
      .addCard(_, _, let account), .chooseCard(_, _, let account), .openTerms(_, _, let account),
      .acceptTerms(_, _, let account), .review(_, let account), .confirm(_, _, let account),
      .authenticate(_, _, let account), .abandon(_, let account),
      .setAutoRenew(_, _, _, let account), .pause(_, _, let account),
      .dropPause(_, let account), .resume(_, _, let account),
      .answerPriceChange(_, _, _, let account), .refund(_, let account),
      .openWithdrawal(_, let account), .withdraw(_, _, let account),
      .addPaymentMethod(_, _, let account), .setDefaultPaymentMethod(_, let account),
      .removePaymentMethod(_, _, _, let account), .replaceCard(_, _, _, let account):
      StoreScope(account)
    case .latestDocument(let vehicle), .acknowledge(_, let vehicle): StoreScope(vehicle: vehicle)
    case .look(let query): query.scope
    case .ask, .catchUp: StoreScope()
    }
  }
}

extension StoreQuery {
  package var scope: StoreScope {
    switch self {
    case .signIn(let email): StoreScope(email: email)
    case .role(let account, let vehicle), .openOrder(let account, let vehicle):
      StoreScope(account, vehicle)
    case .products(let customer), .product(_, let customer): StoreScope(customer)
    case .draft(let form): StoreScope(form.request.customer)
    case .account(let account), .order(_, let account), .orders(let account),
      .unansweredOrders(let account), .subscriptions(let account), .outlooks(let account),
      .receipt(_, let account), .receipts(let account), .withdrawals(let account),
      .wallet(let account):
      StoreScope(account)
    }
  }
}

extension StoreReply {
  package var scope: StoreScope {
    switch self {
    case .attached(_, .purchase(let form, _)): StoreScope(form.request.customer)
    case .attached(let method, _): StoreScope(method.account)
    case .charged(_, _, .order(_, let account)), .charged(_, _, .purchase(_, let account)):
      StoreScope(account)
    case .charged(_, _, .period(let asked, _)): StoreScope(asked.account)
    case .charged(_, _, .verification(let method, _)): StoreScope(method.account)
    case .gaveBack(let asked, _): StoreScope(asked.account)
    case .refundable(_, _, let use): StoreScope(use.account)
    case .heard(let notice): StoreScope(hearing: notice)
    case .signed(let document, _): StoreScope(vehicle: document.document.vehicle)
    }
  }
}

extension StoreScope {
  fileprivate init(hearing notice: PaymentNotice) {
    charges = [notice.charge]
    notices = [notice.id]
  }
}

extension RefundableUse {
  fileprivate var account: AccountID {
    switch self {
    case .refund(_, let account, _): account
    case .statement(let contract), .withdrawal(let contract, _, _): contract.order.account
    }
  }
}
