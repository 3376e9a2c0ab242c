import Synchronization
package import VehicleCatalog
package import WorldTime

/// A store in memory: its value, with a simulated processor beside it.
package final class MemoryStore: StoreSurroundings {
  package let gateway: any PaymentGateway
  private let signer: StoreSigner
  private let store: Mutex<Store>
  private let simulated: MemoryProcessor
  private let events = Mutex<[StoreEvent]>([])

  /// - Parameters:
  ///   - store: What it begins with.
  ///   - signer: Who signs; stores that share one are of the same maker: a car that trusts one of
  ///     them trusts them all.
  ///   - delays: What the simulated processor says later, and when.
  ///   - gateway: Stands between the store and its simulated processor, to lose answers.
  package init(
    _ store: Store, signer: StoreSigner, delays: ProcessorDelays = ProcessorDelays(),
    gateway: (any PaymentGateway) -> any PaymentGateway = { $0 }
  ) {
    self.store = Mutex(store)
    self.signer = signer
    simulated = MemoryProcessor(Processor(delays: delays))
    self.gateway = gateway(simulated)
  }

  /// As it is now.
  package var value: Store { store.withLock { $0 } }
  package var processor: Processor { simulated.value }

  /// Everything that happened, in that order.
  package var happened: [StoreEvent] { events.withLock { $0 } }

  /// What the store sells now.
  package var catalog: Catalog { store.withLock { $0.offering.catalog } }

  /// Sells by another catalogue from now on; what runs is held against it with the next step.
  package func sell(by catalog: Catalog) {
    let offering = Offering(catalog)
    store.withLock { $0.sell(offering) }
  }

  package func apply(_ input: StoreInput) async throws(StoreFailure) -> StoreOutcome {
    try Self.failing {
      try store.withLock { store in
        let outcome = try store.apply(input, signingWith: signer.keys)
        let new = store.drainEvents()
        events.withLock { $0 += new }
        return outcome
      }
    }
  }

  package func events(
    of account: AccountID, after sequence: Int
  ) async throws(StoreError) -> [NumberedStoreEvent] {
    let all = happened.enumerated().lazy.map {
      NumberedStoreEvent(sequence: $0.offset + 1, event: $0.element)
    }
    return Array(
      all.filter { $0.sequence > sequence && $0.event.account == account }
        .prefix(NumberedStoreEvent.listedMax))
  }

  package func withKeys<Value: Sendable>(
    _ body: @Sendable (any StoreKeys) throws -> Value
  ) async throws(StoreFailure) -> Value {
    try Self.failing { try body(signer.keys) }
  }

  private static func failing<Value>(
    _ step: () throws -> Value
  ) throws(StoreFailure) -> Value {
    do { return try step() } catch {
      throw error as? StoreFailure ?? .signing(detail: "\(error)")
    }
  }

  package func look(_ query: StoreQuery, at now: Instant) async throws(StoreError) -> StoreAnswer {
    try store.withLock { store throws(StoreError) in try store.answer(query, at: now) }
  }
}
