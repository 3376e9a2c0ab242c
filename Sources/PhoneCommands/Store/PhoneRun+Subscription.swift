import CommandSupport
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

extension PhoneRun {
  /// Changes a subscription, and tells the car if it is there.
  ///
  /// - Parameters:
  ///   - text: What the subscription is called, or its id.
  ///   - fault: What goes wrong with a payment.
  ///   - step: What to ask the store, about which subscription, and world time.
  /// - Returns: The subscription as it is printed, and the words to print it in.
  /// - Throws: ``PhoneRefusal``, ``StoreError``.
  func changeSubscription(
    called text: String, meeting fault: PaymentFault? = nil,
    _ step: (any StoreBackOffice, Subscription, Instant) async throws -> Subscription
  ) async throws -> (SubscriptionDocument, StoreTexts) {
    try await reach { reach in
      let faulty = try FaultyStore(store)
      let account = try await account(in: reach.state, of: faulty.store)
      let named = try await subscription(
        called: text, of: account.id, in: faulty.store, at: reach.now)
      try await faulty.arm(fault, at: reach.now)
      let subscription = try await step(faulty.store, named, reach.now)
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
