import VehicleCatalog
import WorldTime

/// Cards are verified before they are kept, or pay what another card paid: the bank is asked for a
/// charge of nothing. Nothing is kept before it answers, so that an answer that is lost leaves
/// everything as it was, and whoever asks again is verified anew.
///
/// - Source: docs.stripe.com/payments/setup-intents.
extension Store {
  func verification(
    of method: PaymentMethod, isAuthenticated: Bool, for use: VerifiedUse, at now: Instant
  ) throws -> StoreEffect {
    .charge(
      ChargeRequest(
        key: IdempotencyKey(rawValue: names.name("verification")), card: method.token,
        amount: try nothing(for: method.account), isCustomerPresent: true,
        isAuthenticated: isAuthenticated, at: now),
      for: .verification(of: method, for: use))
  }

  /// Goes on with a card that its bank knows. One that asks for 3-D Secure is known too: it asks
  /// again when it is to pay.
  mutating func settle(
    verifying method: PaymentMethod, _ outcome: ChargeOutcome, for use: VerifiedUse,
    at asked: Instant
  ) throws -> StoreOutcome {
    if case .declined(let code) = outcome {
      report(declined: method, for: code, at: asked)
      return .refused(.declined(code))
    }
    switch use {
    case .wallet(let isDefault):
      save(method)
      isDefault ? makeDefault(method) : makeFirstDefault(method)
      return .answered(.method(method))
    case .replacing(let isAuthenticated, let now):
      return try replace(with: method, isAuthenticated, at: now)
    case .taking(let id, let isAuthenticated, let now):
      return try removePaymentMethod(
        id, replacedBy: method.id, isAuthenticated, isVerified: true, of: method.account, at: now)
    }
  }

  /// No money, in the currency of a country that the store knows, or else of the account's.
  func nothing(in code: String? = nil, for account: AccountID) throws -> Money {
    let countries = offering.countries
    let country = try code.flatMap { countries[$0] } ?? countries[self.account(account).country]
    return Money(minorUnits: 0, currency: country?.currency ?? "EUR")
  }
}
