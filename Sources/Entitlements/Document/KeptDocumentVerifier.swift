import Crypto
import FoundationEssentials
package import VehicleCatalog

/// Checks again documents that were taken once and kept where others may have written since.
///
/// A signing key's certificate is checked once for all the documents that carry it, and nothing
/// waits for anybody: a daemon does this for 100,000 vehicles before it serves the first.
package struct KeptDocumentVerifier {
  /// Certificates that were believed, by the root that vouches and their text.
  private var certificates: [CertificateKey: SigningKeyCertificate] = [:]

  /// Certificates remembered; more than any store has in use at once.
  private static let certificatesMax = 1_000

  private struct CertificateKey: Hashable {
    let root: RootPublicKey
    let text: String
  }

  package init() {}

  /// What ``DocumentVerifier/verify(_:vehicle:trust:at:clock:)`` checks, but for what depends on
  /// the time it is now: the key must have been good when it signed. Whether the rights in it are
  /// over is for the car to decide.
  ///
  /// - Throws: any ``DocumentRejection`` but `rollback`, `equivocation`, `not_yet_valid` and
  ///   `expired`.
  package mutating func verify(
    _ compact: String, vehicle: VIN, trust: TrustStore
  ) throws(DocumentRejection) -> VerifiedDocument {
    let bytes = compact.utf8.count
    guard bytes <= EntitlementDocument.documentBytesMax else {
      throw .tooLarge(bytes: bytes, bytesMax: EntitlementDocument.documentBytesMax)
    }
    let signed = try CompactJWS(compact, type: DocumentSigner.type)
    let certificate = try certificate(of: signed, trust: trust)
    guard signed.isSigned(by: certificate.publicKey) else { throw .badSignature(of: .document) }
    let document = try signed.claims(EntitlementDocument.self)
    if let flaw = document.flaw { throw .malformed(flaw) }
    guard document.audience == EntitlementDocument.audience else {
      throw .wrongAudience(document.audience)
    }
    guard document.vehicle == vehicle else {
      throw .wrongVehicle(expected: vehicle, found: document.vehicle)
    }
    guard certificate.covers(document.issuedAt) else {
      throw .keyExpired(
        key: certificate.keyID, notBefore: certificate.notBefore, expires: certificate.expires,
        at: document.issuedAt)
    }
    return VerifiedDocument(
      document: document, hash: SignedDocument.hash(of: compact), keyID: certificate.keyID,
      root: certificate.root, compact: compact)
  }

  private mutating func certificate(
    of signed: CompactJWS, trust: TrustStore
  ) throws(DocumentRejection) -> SigningKeyCertificate {
    guard let text = signed.certificate else {
      throw .malformed("the header has no \(JWSHeader.certificateName)")
    }
    let certificate = try SigningKeyCertificate(unverified: text)
    guard certificate.keyID == signed.keyID else {
      throw .malformed("kid \(signed.keyID) is not the certificate's key \(certificate.keyID)")
    }
    guard let root = trust[certificate.root] else { throw .unknownKey(root: certificate.root) }
    let key = CertificateKey(root: root.key, text: text)
    if let believed = certificates[key] { return believed }
    guard
      try CompactJWS(text, type: SigningKeyCertificate.type).isSigned(by: root.key)
    else { throw .badSignature(of: .certificate) }
    if certificates.count >= Self.certificatesMax { certificates = [:] }
    certificates[key] = certificate
    return certificate
  }
}

extension CompactJWS {
  /// The signature is `key`'s over exactly the header and the payload.
  ///
  /// - Source: RFC 7515 §5.2; RFC 8037 §3.1.
  fileprivate func isSigned(by key: Ed25519PublicKey) -> Bool {
    guard let dot = text.lastIndex(of: "."),
      let signature = Base64URL.decode(text[text.index(after: dot)...])
    else { return false }
    return key.key.isValidSignature(Data(signature), for: Data(text[..<dot].utf8))
  }
}
