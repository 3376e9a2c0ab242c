import Entitlements
import NissanStore
import WorldTime

extension StepTables {
  /// Takes steps of stores that were missing.
  mutating func resolveStores(_ missing: [MissingStep], on threads: Int) async {
    let ends = await ends(of: missing, on: threads)
    var targets: [Int?] = []
    var new: [Int] = []
    for store in ends {
      let found = store.map { number(of: $0) }
      targets.append(found?.0)
      if let found, found.isNew { new.append(found.0) }
    }
    add(await found(new, on: threads), of: new)
    for (missing, target) in zip(missing, targets) { note(missing, checked(target, of: missing)) }
  }

  private func ends(
    of missing: [MissingStep], on threads: Int
  ) async -> FlattenSequence<[[StoreNode?]]> {
    await inParallel(missing, on: threads) { end(of: $0) }
  }

  private func found(
    _ stores: [Int], on threads: Int
  ) async -> FlattenSequence<[[FoundStore]]> {
    await inParallel(stores, on: threads) { FoundStore(self.stores[$0], self.world) }
  }

  /// Where a step leads; `nil` when it cannot happen.
  private func end(of missing: MissingStep) -> StoreNode? {
    switch missing {
    case .store(let store, .fetch):
      let next = stores[store].issuing(world).store
      let version = next.issued(world)?.version ?? 0
      return version == 0 || version > bounds.revisions ? nil : next
    case .store(let store, let event): return stores[store].after(event, world)
    case .acknowledgement(let store, let version):
      return stores[store].acknowledging(version, world)
    case .car, .healing, .delivery: return nil
    }
  }

  /// The step with the invariant that it breaks, which only a step of time can.
  private func checked(_ target: Int?, of missing: MissingStep) -> KnownStep {
    guard let target, case .store(let store, .tick) = missing else {
      return KnownStep(target: target)
    }
    let (before, after) = (document(storeFacts[store].healed), document(storeFacts[target].healed))
    let isKept = before?.isKept(in: after, at: stores[target].now(world)) ?? true
    return KnownStep(target: target, broken: isKept ? 0 : Invariant.nextChangeIsExact.number)
  }
}
