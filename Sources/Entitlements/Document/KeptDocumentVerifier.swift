import Crypto
import FoundationEssentials
package import VehicleCatalog

/// Checks again documents that were taken once and kept where others may have written since.
///
/// A signing key's certificate is checked once for all the documents that carry it, and nothing
/// waits for anybody: a daemon does this for 100,000 vehicles before it serves the first.
package struct KeptDocumentVerifier {
  /// Certificates whose signature was checked, by their text, with the root that vouches.
  private var believed: [String: (certificate: SigningKeyCertificate, root: RootPublicKey)] = [:]

  /// Certificates remembered; more than any store has in use at once.
  private static let certificatesMax = 1_000

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
    let signed = try CompactJWS(document: compact)
    let certificate = try certificate(of: signed, trust: trust)
    guard signed.isSigned(by: certificate.publicKey) else { throw .badSignature(of: .document) }
    let document = try signed.document(for: vehicle)
    guard certificate.covers(document.issuedAt) else {
      throw .keyExpired(
        key: certificate.keyID, notBefore: certificate.notBefore, expires: certificate.expires,
        at: document.issuedAt)
    }
    return VerifiedDocument(document, signedBy: certificate, compact)
  }

  private mutating func certificate(
    of signed: CompactJWS, trust: TrustStore
  ) throws(DocumentRejection) -> SigningKeyCertificate {
    if let text = signed.certificate, let believed = believed[text],
      believed.certificate.keyID == signed.keyID,
      trust[believed.certificate.root]?.key == believed.root
    {
      return believed.certificate
    }
    let (certificate, root) = try signed.claimedCertificate(trust)
    guard
      try CompactJWS(certificate.compact, type: SigningKeyCertificate.type).isSigned(by: root.key)
    else { throw .badSignature(of: .certificate) }
    if believed.count >= Self.certificatesMax { believed = [:] }
    believed[certificate.compact] = (certificate, root.key)
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
