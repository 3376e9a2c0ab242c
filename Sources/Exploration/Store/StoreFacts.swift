import NissanStore
import VehicleCatalog
import WorldTime

/// What a store is to an exploration.
struct StoreFacts: Sendable {
  /// The service may be used now.
  let isPaid: Bool
  /// The highest version that was acknowledged.
  let acknowledged: UInt8
  /// The document it would give now, bounds or not.
  let healed: DocumentNumber
  let isRevoked: Bool
  let isOverdue: Bool
  let tick: Int
  let issued: DocumentNumber

  init(isPaid: Bool, acknowledged: UInt8, healed: DocumentNumber, _ store: StoreNode) {
    self.isPaid = isPaid
    self.acknowledged = acknowledged
    self.healed = healed
    tick = store.tick
    issued = store.issued
    let subscription = store.purchases.last?.subscription
    isRevoked = if case .some(.revoked) = subscription?.state { true } else { false }
    isOverdue = subscription?.isOverdue ?? false
  }
}
