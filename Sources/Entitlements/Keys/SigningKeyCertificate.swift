import FoundationEssentials
package import WorldTime

/// A root's signed word that a key may sign documents during `[notBefore, expires)`.
///
/// It travels inside every document that the key signs, so a document proves itself to anyone
/// who trusts the root.
package struct SigningKeyCertificate: Hashable, Sendable {
  /// Thumbprint of the root that vouches.
  package let root: String
  package let publicKey: Ed25519PublicKey
  package let notBefore: Instant
  package let expires: Instant
  /// The JWS compact text, signed by the root.
  package let compact: String

  /// The thumbprint of the signing key; `kid` of the documents it signs.
  package var keyID: String { publicKey.id }

  package func covers(_ instant: Instant) -> Bool { notBefore <= instant && instant < expires }

  static let type = "signing-key+jwt"

  struct Claims: Codable, Sendable {
    let issuer: String
    let keyID: String
    let x: String
    let notBefore: Instant
    let expires: Instant

    private enum CodingKeys: String, CodingKey {
      case x, expires
      case issuer = "iss"
      case keyID = "sub"
      case notBefore = "not_before"
    }
  }
}

extension SigningKeyCertificate {
  /// Reads a certificate *without* checking who signed it.
  ///
  /// - Throws: `malformed`, `algorithm_not_allowed`.
  package init(unverified compact: String) throws(DocumentRejection) {
    let parts = try CompactJWS(compact, type: Self.type)
    let claims = try parts.claims(Claims.self)
    guard let x = Base64URL.decode(claims.x) else {
      throw .malformed("the certificate's x is not base64url")
    }
    let key: Ed25519PublicKey
    do throws(KeyFormatError) { key = try Ed25519PublicKey(rawRepresentation: x) } catch {
      throw .malformed("the certificate's x: \(error)")
    }
    guard key.id == claims.keyID else {
      throw .malformed("the certificate's sub is not the thumbprint of its x")
    }
    guard claims.notBefore < claims.expires else {
      throw .malformed("the certificate's expires is not after its not_before")
    }
    self.init(
      root: claims.issuer,
      publicKey: key,
      notBefore: claims.notBefore,
      expires: claims.expires,
      compact: compact
    )
  }
}

extension SigningKeyCertificate: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do throws(DocumentRejection) {
      try self.init(unverified: text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(compact)
  }
}
