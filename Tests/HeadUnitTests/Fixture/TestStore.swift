import Entitlements
import VehicleCatalog
import WorldTime

/// A store that signs: its root and one certified key, all made from a seed.
struct TestStore: Sendable {
  let root: RootKey
  let signer: DocumentSigner

  init(seed: UInt8 = 1) async throws {
    root = RootKey(try Ed25519PrivateKey(rawRepresentation: [UInt8](repeating: seed, count: 32)))
    let key = try Ed25519PrivateKey(rawRepresentation: [UInt8](repeating: seed + 100, count: 32))
    signer = DocumentSigner(
      key: try SigningKey(
        key,
        certificate: try root.certify(
          key.publicKey, notBefore: HeadUnitFixture.start.subtracting(.days(30)),
          expires: HeadUnitFixture.start.adding(.days(3_000)))))
  }

  /// The signed text of a document for a car.
  func document(
    _ entitlements: [Entitlement], version: Int = 1, vin: String = HeadUnitFixture.vin,
    issuedAt: Instant = HeadUnitFixture.start, lease: Period = EntitlementDocument.leaseDefault
  ) async throws -> String {
    try signer.sign(
      EntitlementDocument(
        issuer: "store", vehicle: try VIN(vin), version: version, issuedAt: issuedAt,
        leaseUntil: issuedAt.adding(lease), id: "doc-\(version)", entitlements: entitlements)
    ).compact
  }

  var trust: TrustStore {
    TrustStore(roots: [
      TrustedRoot(key: root.publicKey, origin: .file, since: HeadUnitFixture.start)
    ])
  }
}

extension Entitlement {
  /// A right paid for 28 days from the start, with changes.
  static func sample(
    _ service: ServiceID = "smart-alerts", grant: GrantID = "g-1", revision: Int = 1,
    _ status: EntitlementStatus = .active, _ reason: EntitlementReason = .paid,
    from: Instant = HeadUnitFixture.start,
    paidThrough: Instant? = HeadUnitFixture.start.adding(.days(28)),
    grace: Instant? = nil, hold: Instant? = nil, allowance: Allowance? = nil
  ) -> Entitlement {
    Entitlement(
      service: service, grant: grant, revision: revision, status: status, reason: reason,
      notBefore: from, paidThrough: paidThrough, graceUntil: grace, holdUntil: hold,
      allowance: allowance, order: "o-1")
  }
}
