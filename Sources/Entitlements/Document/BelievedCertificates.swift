import Synchronization

/// Certificates whose signature was checked, each with the root that vouches for it: every document
/// carries its key's certificate, and most carry the same one.
///
/// What a signature says of a text and a key never changes, so that all who ask may share it.
final class BelievedCertificates: Sendable {
  static let ofThisProcess = BelievedCertificates()

  private struct Belief {
    let certificate: SigningKeyCertificate
    let root: RootPublicKey
  }

  /// By their text.
  private let believed = Mutex<[String: Belief]>([:])

  private let limit: Int

  /// Certificates remembered; more than any store has in use at once.
  static let certificatesMax = 1_000

  /// - Parameter limit: Certificates remembered.
  init(limit: Int = certificatesMax) { self.limit = limit }

  var count: Int { believed.withLock { $0.count } }

  /// The certificate inside, believed: a trusted root signed it, for the key that `kid` names.
  ///
  /// - Throws: `malformed`, `algorithm_not_allowed`, `unknown_key`, `bad_signature`.
  func certificate(
    of signed: CompactJWS, trust: TrustStore
  ) throws(DocumentRejection) -> SigningKeyCertificate {
    if let belief = signed.certificate.flatMap({ text in believed.withLock { $0[text] } }),
      belief.certificate.keyID == signed.keyID,
      trust[belief.certificate.root]?.key == belief.root
    {
      return belief.certificate
    }
    let (certificate, root) = try signed.claimedCertificate(trust)
    guard
      try CompactJWS(certificate.compact, type: SigningKeyCertificate.type).isSigned(by: root.key)
    else { throw .badSignature(of: .certificate) }
    believed.withLock { believed in
      if believed.count >= limit { believed = [:] }
      believed[certificate.compact] = Belief(certificate: certificate, root: root.key)
    }
    return certificate
  }
}
