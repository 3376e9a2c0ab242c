import Glibc
package import NissanStore

/// One purchase of an account at a time, among all who share a store's file.
///
/// Whoever buys holds the turn until the bank has answered, and a process that ends lets go of it.
/// So a purchase that has no answer while the turn is free was cut off, and can be completed by
/// whoever asks for the same; another call that is still waiting is never taken for one.
package struct PurchaseLock: Sendable {
  private let store: String

  /// - Parameter store: The store's file; the locks stand beside it.
  package init(store: String) { self.store = store }

  /// Runs `body` once nobody else buys for the account.
  ///
  /// - Throws: ``PhoneError/home(_:)`` when the turn cannot be taken; what `body` throws.
  package func alone<Value>(
    _ account: AccountID, _ body: () async throws(PhoneError) -> Value
  ) async throws(PhoneError) -> Value {
    let lock = try PhoneError.ofHome { () throws(PhoneHomeError) in
      try PrivateFile.lock("\(store).\(account).buying")
    }
    defer { close(lock) }
    return try await body()
  }
}
