import NissanStore
import PhoneApp
import StoreDatabase
import WorldTime

/// The store, with a line to its bank that fails on demand.
struct FaultyStore: Sendable {
  let store: any StoreBackOffice
  private let line: FaultyGateway
  private let fault: PaymentFault?

  fileprivate init(
    _ store: any StoreBackOffice, _ line: FaultyGateway, meeting fault: PaymentFault?
  ) {
    self.store = store
    self.line = line
    self.fault = fault
  }

  /// Lets everything happen that is due until now, and the next charge after that meet the fault.
  ///
  /// - Throws: ``StoreError``.
  func arm(at now: Instant) async throws(StoreError) {
    guard fault != nil else { return }
    try await store.catchUp(to: now)
    line.arm(fault)
  }
}

extension PhoneRun {
  /// The store, in this process; its bank meets `fault` once the store is armed.
  func store(meeting fault: PaymentFault?) throws -> FaultyStore {
    var line: FaultyGateway?
    let store = try store { inner in
      let faulty = FaultyGateway(inner)
      line = faulty
      return faulty
    }
    guard let line else { preconditionFailure("a store asks for its gateway when it is opened") }
    return FaultyStore(store, line, meeting: fault)
  }
}
