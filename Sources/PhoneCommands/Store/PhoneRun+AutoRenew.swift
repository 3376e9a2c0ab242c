import CommandSupport
import NissanStore
import PhoneApp
import VehicleCatalog

extension PhoneRun {
  /// Switches a renewal on or off, and tells the car if it is there.
  ///
  /// - Throws: ``PhoneRefusal``, ``StoreError``.
  func setAutoRenew(_ isOn: Bool, of id: String) async throws -> (SubscriptionDocument, StoreTexts)
  {
    try await reach { reach in
      let store = try store()
      let account = try await account(in: reach.state, of: store)
      let subscription = try await store.setAutoRenew(
        isOn, of: SubscriptionID(rawValue: id), by: account.id, at: reach.now)
      if case .success = reach.car,
        reach.state.bonds.contains(where: { $0.vin == subscription.vehicle })
      {
        _ = try await sessionToAsk(reach, pushing: true)
      }
      return (SubscriptionDocument(subscription), texts(for: account))
    }
  }
}
