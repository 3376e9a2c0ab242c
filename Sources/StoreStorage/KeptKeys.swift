import Crypto
import Entitlements
import GRDB
import NissanStore
import WorldTime

/// The store's keys in its file, in one transaction.
struct KeptKeys: StoreKeys {
  let database: Database

  func root() throws -> RootKey { try KeyTable.root(database) }

  func signingKey(at now: Instant) throws -> SigningKey? {
    try KeyTable.newestSigningKey(database)
  }

  func insert(_ key: SigningKey) throws -> SigningKey {
    try KeyTable.insert(key, database)
    return try KeyTable.newestSigningKey(database) ?? key
  }

  func fresh() -> Ed25519PrivateKey { Ed25519PrivateKey(Curve25519.Signing.PrivateKey()) }
}
