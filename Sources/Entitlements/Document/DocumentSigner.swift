import Crypto
import FoundationEssentials
import WorldTime

/// A document as it travels.
package struct SignedDocument: Hashable, Sendable {
  package let document: EntitlementDocument
  /// JWS compact serialisation.
  package let compact: String

  /// SHA-256 of ``compact``, base64url.
  package var hash: String { Self.hash(of: compact) }

  package init(document: EntitlementDocument, compact: String) {
    self.document = document
    self.compact = compact
  }

  package static func hash(of compact: String) -> String {
    Base64URL.encode(SHA256.hash(data: Data(compact.utf8)))
  }
}

/// Signs documents with one certified key.
package struct DocumentSigner: Sendable {
  package let key: SigningKey

  package init(key: SigningKey) { self.key = key }

  static let type = "entitlements+jwt"

  /// Signs a document that a car would take: sound, issued while the key is good, and not too
  /// large. Equal documents give equal texts.
  ///
  /// - Throws: ``SigningFailure`` that names what the car would refuse.
  package func sign(
    _ document: EntitlementDocument
  ) throws(SigningFailure) -> SignedDocument {
    if let violation = document.violation { throw SigningFailure(description: violation) }
    try checkLife(at: document.issuedAt)
    let compact = try CompactJWS.sign(
      document, header: header(type: Self.type), with: key.privateKey)
    guard compact.utf8.count <= EntitlementDocument.documentBytesMax else {
      throw SigningFailure(
        description: "the signed document has \(compact.utf8.count) bytes; "
          + "at most \(EntitlementDocument.documentBytesMax)"
      )
    }
    return SignedDocument(document: document, compact: compact)
  }

  /// - Throws: ``SigningFailure`` when the key does not cover the instant.
  func checkLife(at issuedAt: Instant) throws(SigningFailure) {
    guard key.certificate.covers(issuedAt) else {
      throw SigningFailure(
        description: "iat \(issuedAt) is outside the signing key's life, "
          + "\(key.certificate.notBefore) until \(key.certificate.expires)"
      )
    }
  }

  func header(type: String) -> JWSHeader {
    JWSHeader(
      type: type, keyID: key.certificate.keyID, certificate: key.certificate.compact)
  }
}
