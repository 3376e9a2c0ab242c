import NissanStore
import VehicleCatalog
import WorldTime

extension ScreenDriver {
  func storefront(at now: Instant) async throws(StoreError) -> Storefront {
    let open = try await store.openOrder(of: account, for: customer.vehicle, at: now)
    let orders = try await store.orders(of: account, at: now)
    var settled: Purchase?
    if let open, open.state == .fulfilled {
      let receipt = try await store.receipts(of: account, at: now).last { $0.order == open.id }
      let subscription = try await store.subscriptions(of: account, at: now).first {
        $0.order == open.id
      }
      settled = receipt.map { Purchase(order: open, receipt: $0, subscription: subscription) }
    }
    return Storefront(
      listings: try await store.products(for: customer, at: now),
      outlooks: try await store.outlooks(of: account, at: now),
      wallet: try await store.wallet(of: account),
      lastAddress: orders.lazy.filter { $0.state != .abandoned }.compactMap(\.address).first,
      openOrder: open.flatMap { $0.state.isOnItsWay ? $0 : nil }, settled: settled,
      worldTime: now)
  }

  func history(at now: Instant) async throws(StoreError) -> StoreHistory {
    StoreHistory(
      orders: try await store.orders(of: account, at: now).filter {
        $0.state != .abandoned && $0.state != .refused
      },
      receipts: try await store.receipts(of: account, at: now),
      subscriptions: try await store.subscriptions(of: account, at: now),
      outlooks: try await store.outlooks(of: account, at: now),
      withdrawals: try await store.withdrawals(of: account, at: now), worldTime: now)
  }
}
