import Crypto
import Entitlements
import FoundationEssentials
import GRDB
import NissanStore
import WorldTime

/// The store's own keys; the file that holds them is its owner's alone.
enum KeyTable {
  /// The root key, made on first use.
  static func root(_ database: Database) throws -> RootKey {
    let kept = try Data.fetchOne(database.cachedStatement(sql: "SELECT secret FROM root_key"))
    if let kept { return RootKey(try Ed25519PrivateKey(rawRepresentation: kept)) }
    let fresh = RootKey(Ed25519PrivateKey(Curve25519.Signing.PrivateKey()))
    try insert(fresh, database)
    return fresh
  }

  /// The root key of a store that has none yet.
  static func insert(_ root: RootKey, _ database: Database) throws {
    try database.cachedStatement(sql: "INSERT INTO root_key (only, secret) VALUES (1, ?)").execute(
      arguments: [Data(root.privateKey.rawRepresentation)])
  }

  /// The signing key that lasts longest.
  static func newestSigningKey(_ database: Database) throws -> SigningKey? {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT secret, certificate FROM signing_key ORDER BY expires_at DESC LIMIT 1"))
    guard let row else { return nil }
    let secret: Data = try row.kept("secret")
    return try SigningKey(
      try Ed25519PrivateKey(rawRepresentation: secret),
      certificate: try SigningKeyCertificate(unverified: try row.kept("certificate")))
  }

  static func insert(_ key: SigningKey, _ database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO signing_key (expires_at, secret, certificate) VALUES (?, ?, ?)
        ON CONFLICT (expires_at) DO NOTHING
        """
    ).execute(arguments: [
      key.certificate.expires.milliseconds, Data(key.privateKey.rawRepresentation),
      key.certificate.compact,
    ])
  }
}
