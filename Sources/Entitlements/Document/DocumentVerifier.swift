package import VehicleCatalog
package import WorldTime

/// A document whose signature, key, vehicle and times were checked.
package struct VerifiedDocument: Hashable, Sendable {
  package let document: EntitlementDocument
  /// SHA-256 of the compact text, base64url.
  package let hash: String
  /// The thumbprint of the key that signed.
  package let keyID: String
  /// The thumbprint of the root that vouched for it.
  package let root: String
  package let compact: String
}

/// Checks documents for one vehicle.
package enum DocumentVerifier {
  /// How far a document's times may lie ahead of the car's: five minutes.
  package static let aheadMax = Period.minutes(5)

  /// Checks everything that does not depend on what the car already keeps, all of it at one
  /// fixed instant.
  ///
  /// A car whose clock is cold does not know how late it is. It then judges at the later of
  /// `instant` and the document's own `iat`, which a trusted key signed: time is at least that.
  ///
  /// - Throws: any ``DocumentRejection`` but `rollback` and `equivocation`.
  package static func verify(
    _ compact: String,
    vehicle: VIN,
    trust: TrustStore,
    at instant: Instant,
    clock: TrustedTime.State = .trusted
  ) throws(DocumentRejection) -> VerifiedDocument {
    let signed = try CompactJWS(document: compact)
    let certificate = try signer(of: signed, trust: trust)
    let document = try signed.document(for: vehicle)
    try checkTimes(of: document, certificate, at: instant, clock: clock)
    return VerifiedDocument(document, signedBy: certificate, compact)
  }

  /// Checks a document again that was taken once, and kept where others may have written since: all
  /// but what depends on the time it is now. The key must have been good when it signed; whether
  /// the rights are over is for the car to decide.
  ///
  /// - Throws: any ``DocumentRejection`` but `rollback`, `equivocation`, `not_yet_valid` and
  ///   `expired`.
  package static func verifyKept(
    _ compact: String, vehicle: VIN, trust: TrustStore
  ) throws(DocumentRejection) -> VerifiedDocument {
    let signed = try CompactJWS(document: compact)
    let certificate = try signer(of: signed, trust: trust)
    let document = try signed.document(for: vehicle)
    guard certificate.covers(document.issuedAt) else {
      throw .keyExpired(
        key: certificate.keyID, notBefore: certificate.notBefore, expires: certificate.expires,
        at: document.issuedAt)
    }
    return VerifiedDocument(document, signedBy: certificate, compact)
  }

  /// The certificate of the key that signed, for which a trusted root vouches.
  ///
  /// - Throws: `malformed`, `algorithm_not_allowed`, `unknown_key`, `bad_signature`.
  static func signer(
    of signed: CompactJWS, trust: TrustStore
  ) throws(DocumentRejection) -> SigningKeyCertificate {
    let certificate = try BelievedCertificates.ofThisProcess.certificate(of: signed, trust: trust)
    guard signed.isSigned(by: certificate.publicKey) else { throw .badSignature(of: .document) }
    return certificate
  }

  /// Checks a document's times, and its key's where there is one, against the car's own.
  ///
  /// - Throws: `not_yet_valid`, `key_expired`, `expired`.
  static func checkTimes(
    of document: EntitlementDocument,
    _ certificate: SigningKeyCertificate?,
    at instant: Instant,
    clock: TrustedTime.State
  ) throws(DocumentRejection) {
    let now = clock == .cold ? max(instant, document.issuedAt) : instant
    guard document.issuedAt <= now.adding(aheadMax) else {
      throw .notYetValid(validFrom: document.issuedAt, at: now)
    }
    let latest = max(now, document.issuedAt)
    if let certificate,
      certificate.notBefore > document.issuedAt || latest >= certificate.expires
    {
      throw .keyExpired(
        key: certificate.keyID,
        notBefore: certificate.notBefore,
        expires: certificate.expires,
        at: latest < certificate.expires ? document.issuedAt : latest
      )
    }
    guard now < document.leaseUntil else {
      throw .expired(leaseUntil: document.leaseUntil, at: now)
    }
  }
}

extension CompactJWS {
  /// Takes an entitlement document apart.
  ///
  /// - Throws: `too_large`, and what ``init(_:type:)`` throws.
  init(document compact: String) throws(DocumentRejection) {
    let bytes = compact.utf8.count
    guard bytes <= EntitlementDocument.documentBytesMax else {
      throw .tooLarge(bytes: bytes, bytesMax: EntitlementDocument.documentBytesMax)
    }
    try self.init(compact, type: DocumentSigner.type)
  }

  /// The certificate inside, and the trusted root that it names: neither signature was checked.
  ///
  /// - Throws: `malformed`, `unknown_key`.
  func claimedCertificate(
    _ trust: TrustStore
  ) throws(DocumentRejection) -> (certificate: SigningKeyCertificate, root: TrustedRoot) {
    guard let certificate else {
      throw .malformed("the header has no kcert")
    }
    let claimed = try SigningKeyCertificate(unverified: certificate)
    guard claimed.keyID == keyID else {
      throw .malformed("kid \(keyID) is not the certificate's key \(claimed.keyID)")
    }
    guard let root = trust[claimed.root] else { throw .unknownKey(root: claimed.root) }
    return (claimed, root)
  }

  /// The document, for one vehicle. To be asked once its signature was checked.
  ///
  /// - Throws: `malformed`, `wrong_audience`, `wrong_vehicle`.
  func document(for vehicle: VIN) throws(DocumentRejection) -> EntitlementDocument {
    let document = try claims(EntitlementDocument.self)
    if let violation = document.violation { throw .malformed(violation) }
    guard document.audience == EntitlementDocument.audience else {
      throw .wrongAudience(document.audience)
    }
    guard document.vehicle == vehicle else {
      throw .wrongVehicle(expected: vehicle, found: document.vehicle)
    }
    return document
  }
}

extension VerifiedDocument {
  /// To be made once everything was checked.
  fileprivate init(
    _ document: EntitlementDocument, signedBy certificate: SigningKeyCertificate, _ compact: String
  ) {
    self.init(
      document: document, hash: SignedDocument.hash(of: compact), keyID: certificate.keyID,
      root: certificate.root, compact: compact)
  }
}
