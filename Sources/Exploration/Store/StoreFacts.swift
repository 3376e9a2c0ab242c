import Entitlements
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
  let tick: Int
  let issued: DocumentNumber
  let money: MoneyMarks
  /// Number of an invariant that the store breaks; 0 for none.
  let broken: UInt8

  struct MoneyMarks: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// What the processor charged is asked for again with the next command.
    static let retryAhead = MoneyMarks(rawValue: 1 << 0)
    static let charged = MoneyMarks(rawValue: 1 << 1)
    /// The customer typed a card.
    static let hasCard = MoneyMarks(rawValue: 1 << 2)
  }
}

/// A store that was just met, and what it says.
struct FoundStore: Sendable {
  let isPaid: Bool
  let isRevoked: Bool
  let healed: EntitlementDocument?
  let money: StoreFacts.MoneyMarks
  let broken: Invariant?

  init(_ store: StoreNode, _ world: ExploredWorld) {
    let now = store.now(world)
    var ready = store
    ready.fault = nil
    healed = ready.issuing(world).document
    isPaid =
      healed?.entitlements.contains { $0.service == world.service.id && $0.isUsable(at: now) }
      ?? false
    let state = store.subscription(world)?.state
    isRevoked = if case .revoked? = state { true } else { false }
    let account = MoneyAccount(of: store)
    money = account.marks
    broken = account.broken(in: ready, saying: healed, world)
  }
}
