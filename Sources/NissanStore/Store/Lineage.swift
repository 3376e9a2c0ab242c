/// A subscription with those it goes on from and those that go on from it, on other vehicles.
struct Lineage {
  /// Oldest first, never empty.
  private let members: [Subscription]
  /// The one that may still be used.
  let current: Subscription

  /// - Parameters:
  ///   - subscription: One of them.
  ///   - all: Those of the same account.
  init(of subscription: Subscription, among all: [Subscription]) {
    var members = [subscription]
    var (first, last) = (subscription, subscription)
    while let before = all.first(where: { $0.id == first.predecessor }) {
      members.insert(before, at: 0)
      first = before
    }
    while let next = all.first(where: { $0.predecessor == last.id }) {
      members.append(next)
      last = next
    }
    self.members = members
    current = last
  }

  /// The orders that were paid for it, oldest first: the first one is the contract.
  var orders: [OrderID] { members.map(\.order) }
}

extension Store {
  func lineage(of subscription: Subscription) -> Lineage {
    Lineage(of: subscription, among: subscriptions(in: .account(subscription.account)))
  }
}
