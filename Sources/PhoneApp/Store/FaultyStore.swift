package import NissanStore
package import WorldTime

/// The store, with a line to its bank that fails on demand.
package struct FaultyStore: Sendable {
  package let store: any StoreBackOffice
  private let line: FaultyGateway

  /// - Parameter open: Opens the store; what it gives its gateway to stands between the two.
  /// - Throws: What `open` throws.
  package init<Failure: Error>(
    _ open: ((any PaymentGateway) -> any PaymentGateway) throws(Failure) -> any StoreBackOffice
  ) throws(Failure) {
    var line: FaultyGateway?
    store = try open { inner in
      let faulty = FaultyGateway(inner)
      line = faulty
      return faulty
    }
    guard let line else { preconditionFailure("a store asks for its gateway when it is opened") }
    self.line = line
  }

  /// Lets everything happen that is due until now, and the next charge after that meet the fault.
  ///
  /// - Throws: ``StoreError``.
  package func arm(_ fault: PaymentFault?, at now: Instant) async throws(StoreError) {
    guard let fault else { return }
    try await store.catchUp(to: now)
    line.arm(fault)
  }
}
