import CommandSupport
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

extension PhoneRun {
  /// Changes a subscription, and tells the car if it is there.
  ///
  /// - Parameters:
  ///   - fault: What goes wrong with a payment.
  ///   - step: What to ask the store, whose name it is in, and world time.
  /// - Returns: The subscription as it is printed, and the words to print it in.
  /// - Throws: ``PhoneRefusal``, ``StoreError``.
  func subscription(
    meeting fault: PaymentFault? = nil,
    _ step: (any StoreBackOffice, AccountID, Instant) async throws -> Subscription
  ) async throws -> (SubscriptionDocument, StoreTexts) {
    try await reach { reach in
      let faulty = try FaultyStore(store)
      let account = try await account(in: reach.state, of: faulty.store)
      try await faulty.arm(fault, at: reach.now)
      let subscription = try await step(faulty.store, account.id, reach.now)
      if case .success = reach.car,
        reach.state.bonds.contains(where: { $0.vin == subscription.vehicle })
      {
        _ = try await sessionToAsk(reach, pushing: true)
      }
      let outlooks = try await faulty.store.outlooks(of: account.id, at: reach.now)
      return (
        SubscriptionDocument(subscription, outlooks[subscription.id]), texts(for: account)
      )
    }
  }
}
