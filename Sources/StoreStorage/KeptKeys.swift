import Crypto
import Entitlements
import GRDB
import NissanStore
import Synchronization
import WorldTime

/// The store's keys in its file.
final class KeptKeys: StoreKeys {
  private let connection: StoreConnection
  /// A key that was good once stays good, whoever made a newer one meanwhile.
  private let newest = Mutex<SigningKey?>(nil)

  init(connection: StoreConnection) { self.connection = connection }

  func root() async throws(StoreError) -> RootKey {
    try await write { try KeyTable.root($0) }
  }

  func signingKey(at now: Instant) async throws(StoreError) -> SigningKey? {
    if let known = newest.withLock({ $0 }) { return known }
    let kept: SigningKey?
    do throws(StoreFailure) {
      kept = try await connection.read { try KeyTable.newestSigningKey($0) }
    } catch {
      throw .failed(error)
    }
    newest.withLock { $0 = kept }
    return kept
  }

  func insert(_ key: SigningKey) async throws(StoreError) -> SigningKey {
    let kept = try await write { database in
      try KeyTable.insert(key, database)
      return try KeyTable.newestSigningKey(database) ?? key
    }
    newest.withLock { $0 = kept }
    return kept
  }

  func fresh() -> Ed25519PrivateKey { Ed25519PrivateKey(Curve25519.Signing.PrivateKey()) }

  private func write<Value: Sendable>(
    _ step: @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    do throws(StoreFailure) {
      return try await connection.write(step)
    } catch {
      throw .failed(error)
    }
  }
}
