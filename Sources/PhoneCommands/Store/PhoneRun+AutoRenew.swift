import CommandSupport
import NissanStore
import PhoneApp
import VehicleCatalog

extension PhoneRun {
  /// Switches a renewal on or off, and tells the car if it is there.
  ///
  /// - Parameters:
  ///   - isOn: Whether it renews from now on.
  ///   - id: The subscription.
  ///   - isAuthenticated: The customer passes 3-D Secure, should the card's bank ask for it.
  ///   - fault: What goes wrong with a payment.
  /// - Returns: The subscription, and the words to show it with.
  /// - Throws: ``PhoneRefusal``, ``StoreError``.
  func setAutoRenew(
    _ isOn: Bool, of id: String, isAuthenticated: Bool = false,
    meeting fault: PaymentFault? = nil
  ) async throws -> (SubscriptionDocument, StoreTexts) {
    try await reach { reach in
      let faulty = try store(meeting: fault)
      let account = try await account(in: reach.state, of: faulty.store)
      try await faulty.arm(at: reach.now)
      let subscription = try await faulty.store.setAutoRenew(
        isOn, of: SubscriptionID(rawValue: id), isAuthenticated: isAuthenticated,
        by: account.id, at: reach.now)
      if case .success = reach.car,
        reach.state.bonds.contains(where: { $0.vin == subscription.vehicle })
      {
        _ = try await sessionToAsk(reach, pushing: true)
      }
      return (SubscriptionDocument(subscription), texts(for: account))
    }
  }
}
