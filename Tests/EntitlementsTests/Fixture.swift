import Crypto
import Entitlements
import FoundationEssentials
import Testing
import VehicleCatalog
import WorldTime

/// An instant of 2026 written in RFC 3339.
func instant(_ text: String) throws -> Instant { try Instant(rfc3339: text) }

/// A store, its trusted root and one certified key; all keys fixed, so every text is repeatable.
struct Issuer {
  let root: RootKey
  let signer: DocumentSigner
  let trust: TrustStore
  let issuedAt: Instant
  let vehicle: VIN

  /// - Source: RFC 8037 A.1 for the root's private key.
  init(signingKey seed: UInt8 = 7) async throws {
    let secret = try #require(Base64URL.decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"))
    root = RootKey(try Ed25519PrivateKey(rawRepresentation: secret))
    issuedAt = try instant("2026-01-31T10:00:00.123Z")
    vehicle = try VIN("SJNTAAJ12U0000001")
    let key = try Ed25519PrivateKey(rawRepresentation: [UInt8](repeating: seed, count: 32))
    signer = DocumentSigner(
      key: try SigningKey(
        key,
        certificate: try root.certify(
          key.publicKey, notBefore: instant("2026-01-01T00:00:00Z"),
          expires: instant("2026-07-01T00:00:00Z"))))
    var trust = TrustStore()
    trust.add(root.publicKey, origin: .added, at: issuedAt)
    self.trust = trust
  }

  func document(
    version: Int = 1, vehicle: VIN? = nil, issuedAt: Instant? = nil, leaseUntil: Instant? = nil,
    audience: String = EntitlementDocument.audience, entitlements: [Entitlement] = []
  ) -> EntitlementDocument {
    let issued = issuedAt ?? self.issuedAt
    return EntitlementDocument(
      issuer: "store", vehicle: vehicle ?? self.vehicle, version: version, issuedAt: issued,
      leaseUntil: leaseUntil ?? issued.adding(EntitlementDocument.leaseDefault),
      id: "doc-\(version)", entitlements: entitlements, audience: audience)
  }

  func verify(
    _ compact: String, at instant: Instant? = nil, clock: TrustedTime.State = .trusted
  ) async throws(DocumentRejection) -> VerifiedDocument {
    try DocumentVerifier.verify(
      compact, vehicle: vehicle, trust: trust, at: instant ?? issuedAt, clock: clock)
  }

  /// Signs a document and reads it back as a car does.
  func verified(_ document: EntitlementDocument) async throws -> VerifiedDocument {
    try await verify(signer.sign(document).compact, at: document.issuedAt)
  }

  /// A compact text over any header and payload, signed by hand with the certified key.
  func handSigned(header: [String: String?], payload: String) throws -> String {
    var fields: [String: String] = [
      "alg": "EdDSA", "typ": "entitlements+jwt", "kid": signer.key.certificate.keyID,
      "kcert": signer.key.certificate.compact,
    ]
    for (name, value) in header { fields[name] = value }
    let encoded = try [UInt8](JSONEncoder().encode(fields))
    return try handSigned(header: encoded, payload: Array(payload.utf8))
  }

  func handSigned(header: [UInt8], payload: [UInt8]) throws -> String {
    let input = Base64URL.encode(header) + "." + Base64URL.encode(payload)
    let signature = try signer.key.privateKey.key.signature(for: Data(input.utf8))
    return input + "." + Base64URL.encode(signature)
  }

  /// The claims of a document as JSON text.
  func payload(_ document: EntitlementDocument) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }
}

extension Entitlement {
  /// A paid month of remote climate from 31 January 2026, with changes.
  static func sample(
    service: ServiceID = "remote-climate", grant: GrantID = "g-1", revision: Int = 1,
    status: EntitlementStatus = .active, reason: EntitlementReason = .paid,
    notBefore: Instant? = nil, paidThrough: Instant?? = nil, graceUntil: Instant? = nil,
    holdUntil: Instant? = nil, allowance: Entitlement.Allowance? = nil, order: String = "o-1"
  ) -> Entitlement {
    Entitlement(
      service: service, grant: grant, revision: revision, status: status, reason: reason,
      notBefore: notBefore ?? Instant(milliseconds: 1_769_853_600_000),
      paidThrough: paidThrough ?? Instant(milliseconds: 1_772_272_800_000),
      graceUntil: graceUntil, holdUntil: holdUntil, allowance: allowance, order: order)
  }
}
