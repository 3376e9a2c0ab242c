import GRDB
import NissanStore

/// A subscription with those it goes on from and those that go on from it, on other vehicles.
struct Lineage: Sendable {
  /// Oldest first, never empty.
  private let members: [Subscription]
  /// The one that may still be used.
  let current: Subscription

  init(of subscription: Subscription, _ database: Database) throws {
    let all = try SubscriptionTable.all(of: subscription.account, database)
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
