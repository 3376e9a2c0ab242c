package import Entitlements
package import WorldTime

/// Who signs for stores in memory; several may share one.
package struct StoreSigner: Sendable {
  let keys: any StoreKeys & Sendable

  package init(keys: any StoreKeys & Sendable) { self.keys = keys }
}

/// The store's keys, wherever they are kept.
package protocol StoreKeys {
  /// The root key, made on first use.
  func root() throws -> RootKey

  /// The signing key that lasts longest, of those that can sign then.
  func signingKey(at now: Instant) throws -> SigningKey?

  /// Keeps a signing key.
  ///
  /// - Returns: The one that lasts longest then.
  func insert(_ key: SigningKey) throws -> SigningKey

  /// A private key that nobody has yet.
  func fresh() -> Ed25519PrivateKey
}

/// Signs with a key that has enough of its life left.
extension StoreKeys {
  /// How long a signing key is good for, and how much of it must be left to sign with it.
  private var keyLife: Period { .days(400) }
  private var keyRest: Period { .days(60) }

  /// - Throws: ``StoreFailure/signing(detail:)``, and what the keys throw.
  package func signed(_ document: EntitlementDocument) throws -> SignedDocument {
    let signer = DocumentSigner(key: try key(at: document.issuedAt))
    return try orFailure { () throws(SigningFailure) in try signer.sign(document) }
  }

  func signed(_ statement: TimeStatement) throws -> String {
    let signer = DocumentSigner(key: try key(at: statement.issuedAt))
    return try orFailure { () throws(SigningFailure) in try signer.sign(statement) }
  }

  /// A signing key with enough of its life left, made and vouched for when there is none.
  private func key(at now: Instant) throws -> SigningKey {
    let newest = try signingKey(at: now)
    if let newest, now.adding(keyRest) <= newest.certificate.expires { return newest }
    let (root, fresh) = (try root(), fresh())
    let certificate = try orFailure { () throws(SigningFailure) in
      try root.certify(
        fresh.publicKey, notBefore: now.subtracting(StoreTime.tolerance),
        expires: now.adding(keyLife))
    }
    return try insert(try SigningKey(fresh, certificate: certificate))
  }

  private func orFailure<Value>(
    _ sign: () throws(SigningFailure) -> Value
  ) throws(StoreFailure) -> Value {
    do throws(SigningFailure) { return try sign() } catch {
      throw .signing(detail: error.description)
    }
  }
}

extension Store {
  /// Applies something, and signs at once what is to be signed: a document is kept together with
  /// what it says. Where no key is fit to sign it now, it is asked for, after what it would have
  /// said is kept.
  ///
  /// - Throws: As ``apply(_:)``, and when the keys cannot be read or kept.
  package mutating func apply(
    _ input: StoreInput, signingWith keys: any StoreKeys
  ) throws -> StoreOutcome {
    var outcome = try apply(input)
    while case .asks(.sign(let issuing)) = outcome {
      let signed: SignedDocument
      do { signed = try keys.signed(issuing.document) } catch is StoreFailure, is KeyFormatError,
        is DocumentRejection
      {
        return outcome
      }
      outcome = try apply(.signed(signed, issuing))
    }
    return outcome
  }
}
