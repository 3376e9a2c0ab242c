import NissanStore
import PhoneApp
import Scenarios
import VehicleCatalog
import WorldTime

/// Steps with a card of the payment sandbox.
extension CaseRun {
  func payWith(_ step: PayWithStep) async throws(StepProblem) {
    let (phone, vin) = (try phone(step.actors), try car(step.actors))
    guard let card = try Self.card(step.card) else {
      throw .refused("card_missing", "‘\(step.card)’ is no card that could pay")
    }
    let subscription = try await newest(step.product, of: vin, phone)
    guard let method = subscription?.billing?.paymentMethod else {
      throw .refused(
        "subscription_unknown", "no subscription to \(step.product) for \(vin) is paid with a card")
    }
    used(card)
    try await StepProblem.ofStore { [now, store] () async throws(StoreError) in
      _ = try await store.store.replaceCard(
        of: method, with: CaseAnswers.details(of: card, expires: step.expires, at: now),
        isAuthenticated: step.authentication == .accept, by: phone.account, at: now)
    }
    try await fetch(for: vin, on: phone)
  }

  /// The card of a name; `nil` for none at all.
  static func card(_ name: String) throws(StepProblem) -> TestCard? {
    if name == TestCard.none { return nil }
    guard let card = TestCard(rawValue: name) else { throw .broken("there is no card ‘\(name)’") }
    return card
  }
}
