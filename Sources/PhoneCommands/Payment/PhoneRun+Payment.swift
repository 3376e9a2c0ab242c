import CommandSupport
import NissanStore
import PhoneApp
import WorldTime

/// The cards of the phone's owner and what they pay for.
struct Cards: Sendable {
  let store: any StoreBackOffice
  let account: AccountID
  let now: Instant

  /// The card that a text names.
  ///
  /// - Throws: ``PhoneRefusal``, ``StoreError``.
  func named(_ text: String, by run: PhoneRun) async throws -> PaymentMethod {
    try run.card(called: text, in: try await store.wallet(of: account))
  }

  func documents() async throws(StoreError) -> [PaymentMethodDocument] {
    let subscriptions = try await store.subscriptions(of: account, at: now)
    let outlooks = try await store.outlooks(of: account, at: now)
    let wallet = try await store.wallet(of: account)
    return wallet.methods.map { method in
      PaymentMethodDocument(method, in: wallet, paying: subscriptions, outlooks, at: now)
    }
  }

  func document(of method: PaymentMethod) async throws(StoreError) -> PaymentMethodDocument {
    PaymentMethodDocument(
      method, in: try await store.wallet(of: account),
      paying: try await store.subscriptions(of: account, at: now),
      try await store.outlooks(of: account, at: now), at: now)
  }
}

extension PhoneRun {
  /// Does something with the cards.
  ///
  /// - Parameters:
  ///   - tellsCar: What changed may have paid for something, so the car gets its document.
  ///   - fault: What goes wrong with the payment.
  ///   - body: What to do.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws; ``PhoneRefusal``, ``StoreError``.
  func cards<Value: Sendable>(
    tellsCar: Bool = false, meeting fault: PaymentFault? = nil,
    _ body: (Cards) async throws -> Value
  ) async throws -> Value {
    try await reach { reach in
      let faulty = try FaultyStore(store)
      let account = try await account(in: reach.state, of: faulty.store)
      try await faulty.arm(fault, at: reach.now)
      let value = try await body(
        Cards(store: faulty.store, account: account.id, now: reach.now))
      if tellsCar, case .success = reach.car, !reach.state.bonds.isEmpty {
        _ = await deliver(
          reach, otherwise: texts[.cardsChanged])
      }
      return value
    }
  }
}
