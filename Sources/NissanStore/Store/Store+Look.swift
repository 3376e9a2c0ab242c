import VehicleCatalog
import WorldTime

extension Store {
  func look(_ query: StoreQuery, at now: Instant) throws -> StoreAnswer {
    switch query {
    case .account(let id): return .account(try account(id))
    case .signIn(let email):
      let kept = AccountCheck.normalised(email: email)
      guard let account = account(email: kept) else { throw StoreRefusal.emailUnknown(kept) }
      return .account(account)
    case .role(let id, let vehicle): return .role(try role(of: id, for: vehicle))
    case .products(let customer):
      let storefront = try storefront(for: customer)
      return .listings(
        offering.catalog.products.map { storefront.listing(of: $0, offering.catalog, at: now) })
    case .product(let id, let customer):
      guard let product = offering.catalog.product(id) else {
        throw StoreRefusal.productUnknown(id)
      }
      return .listings([
        try storefront(for: customer).listing(of: product, offering.catalog, at: now)
      ])
    case .draft(let form): return .draft(try draft(form, at: now))
    case .order(let id, let account): return .order(try order(id, of: account))
    case .orders(let account): return .orders(records.orders[.account(account)].reversed())
    case .openOrder(let account, let vehicle):
      return .openOrder(newestOrder(of: account, for: vehicle))
    case .unansweredOrders(let account):
      return .orders(records.orders[.account(account)].filter { $0.state == .authorising })
    case .subscriptions(let account):
      return .subscriptions(subscriptions(in: .account(account)).reversed())
    case .outlooks(let account):
      return .outlooks(subscriptions(in: .account(account)).reversed().map(outlook))
    case .receipt(let number, let account): return .receipt(try receipt(number, of: account))
    case .receipts(let account):
      return .receipts(
        try records.receipts[.account(account)].reversed().map { try shown($0.receipt) })
    case .withdrawals(let account): return .withdrawals(try withdrawals(of: account, at: now))
    case .wallet(let account): return .wallet(wallet(of: account))
    }
  }

  private func role(of id: AccountID, for vehicle: VIN) throws -> VehicleRole? {
    guard try account(id).vehicles.contains(where: { $0.vin == vehicle }) else { return nil }
    return records.owners[vehicle]?.account == id ? .owner : .guest
  }

  private func outlook(of subscription: Subscription) -> SubscriptionOutlook {
    // A card that was removed since pays nothing.
    let method = subscription.billing.flatMap { records.methods[$0.paymentMethod] }
    return SubscriptionOutlook(of: subscription, policy, paidWith: method)
  }

  /// The last one that came so far as to be bought, if it is on its way.
  private func newestOrder(of account: AccountID, for vehicle: VIN) -> Order? {
    let newest = records.orders.newest(in: .account(account)) {
      $0.vehicle == vehicle && $0.state != .refused && $0.state != .abandoned
    }
    return newest.flatMap { $0.state.isOnItsWay ? $0 : nil }
  }
}

extension Store {
  func storefront(for customer: Customer) throws -> StorefrontView {
    let account = try account(customer.account)
    guard let vehicle = account.vehicles.first(where: { $0.vin == customer.vehicle }) else {
      throw StoreRefusal.vehicleNotLinked(customer.vehicle)
    }
    return StorefrontView(
      account: account, profile: try profile(of: vehicle), phone: customer.phone,
      holdings: try holdings(of: customer.vehicle))
  }

  func profile(of vehicle: LinkedVehicle) throws -> VehicleProfile {
    do throws(ProfileRefusal) {
      return try offering.catalog.profile(
        vehicle.profile, market: vehicle.market, built: vehicle.built)
    } catch {
      throw StoreRefusal.profileUnknown(error)
    }
  }
}
