package import Entitlements
package import WorldTime

/// The store's keys, wherever they are kept.
package protocol StoreKeys: Sendable {
  /// The root key, made on first use.
  func root() async throws(StoreError) -> RootKey

  /// The signing key that lasts longest, of those that can sign then.
  func signingKey(at now: Instant) async throws(StoreError) -> SigningKey?

  /// Keeps a signing key.
  ///
  /// - Returns: The one that lasts longest then.
  func insert(_ key: SigningKey) async throws(StoreError) -> SigningKey

  /// A private key that nobody has yet.
  func fresh() -> Ed25519PrivateKey
}

/// Signs for the store, with a key that has enough of its life left.
package struct StoreSigner: Sendable {
  /// How long a signing key is good for, and how much of it must be left to sign with it.
  package static let keyLife = Period.days(400)
  package static let keyRest = Period.days(60)

  private let keys: any StoreKeys

  package init(keys: any StoreKeys) { self.keys = keys }

  func root() async throws(StoreError) -> RootKey { try await keys.root() }

  func sign(_ document: EntitlementDocument) async throws(StoreError) -> SignedDocument {
    let key = try await key(at: document.issuedAt)
    do throws(SigningFailure) {
      return try await DocumentSigner(key: key).sign(document)
    } catch {
      throw .failed(.signing(detail: error.description))
    }
  }

  func sign(_ statement: TimeStatement, at now: Instant) async throws(StoreError) -> String {
    let key = try await key(at: now)
    do throws(SigningFailure) {
      return try await DocumentSigner(key: key).sign(statement)
    } catch {
      throw .failed(.signing(detail: error.description))
    }
  }

  /// A signing key with enough of its life left, made and vouched for when there is none.
  private func key(at now: Instant) async throws(StoreError) -> SigningKey {
    let newest = try await keys.signingKey(at: now)
    if let newest, now.adding(Self.keyRest) <= newest.certificate.expires { return newest }
    let (root, fresh) = (try await keys.root(), keys.fresh())
    let key: SigningKey
    do {
      let certificate = try await root.certify(
        fresh.publicKey, notBefore: now.subtracting(StoreTime.tolerance),
        expires: now.adding(Self.keyLife))
      key = try SigningKey(fresh, certificate: certificate)
    } catch {
      throw .failed(.signing(detail: "\(error)"))
    }
    return try await keys.insert(key)
  }
}
