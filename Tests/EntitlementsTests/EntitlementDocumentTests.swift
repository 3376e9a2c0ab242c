import Entitlements
import FoundationEssentials
import Testing
import VehicleCatalog
import WorldTime

struct EntitlementDocumentTests {
  @Test(arguments: [0, 1, 123, 500, 999])
  func `a document reads back to the millisecond under its wire names`(
    milliseconds: Int64
  ) async throws {
    let issuer = try await Issuer()
    let issued = try instant("2026-01-31T10:00:00Z").advanced(milliseconds: milliseconds)
    let document = issuer.document(
      version: 7, issuedAt: issued,
      entitlements: [
        .sample(
          graceUntil: try instant("2026-03-16T10:00:00Z"),
          holdUntil: try instant("2026-05-01T10:00:00Z"),
          allowance: Entitlement.Allowance(unit: .megabytes, limit: 500)),
        .sample(grant: "g-2", reason: .free, paidThrough: .some(nil)),
      ])
    let payload = try issuer.payload(document)
    #expect(
      try JSONDecoder().decode(EntitlementDocument.self, from: Data(payload.utf8)) == document)
    for name in [
      "iss", "aud", "sub", "ver", "iat", "lease_until", "jti", "entitlements", "service", "grant",
      "rev", "status", "reason", "not_before", "paid_through", "grace_until", "hold_until",
      "allowance", "order",
    ] {
      #expect(payload.contains("\"\(name)\":"), "\(name) is missing")
    }
    #expect(payload.contains(#""lease_until":"2026-03-07T10:00:00."#))
  }

  @Test(arguments: [
    ("1769853600", Int64(1_769_853_600_000)), ("1769853600.5", 1_769_853_600_500),
    ("1769853600.123", 1_769_853_600_123), ("1.769853600e9", 1_769_853_600_000),
    ("0", 0), ("-1.001", -1_001),
  ])
  func `iat is a NumericDate with up to three decimals`(number: String, expected: Int64) throws {
    let document = try JSONDecoder().decode(
      EntitlementDocument.self, from: Data(minimal(issuedAt: number).utf8))
    #expect(document.issuedAt.milliseconds == expected)
  }

  @Test(arguments: ["1769853600.1234", "1e300", "-1e300", "253402300800", "\"1769853600\"", "null"])
  func `an iat that no instant stands for is refused`(number: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(
        EntitlementDocument.self, from: Data(minimal(issuedAt: number).utf8))
    }
  }

  private func minimal(issuedAt: String) -> String {
    """
    {"iss":"s","aud":"headunit","sub":"SJNTAAJ12U0000001","ver":1,"iat":\(issuedAt),
    "lease_until":"2026-03-07T10:00:00.000Z","jti":"j","entitlements":[]}
    """
  }

  @Test func `a sound entry of every status violates nothing`() throws {
    let (grace, hold) = (try instant("2026-03-16T10:00:00Z"), try instant("2026-05-01T10:00:00Z"))
    for status in EntitlementStatus.allCases {
      for reason in EntitlementReason.allCases {
        let entry = Entitlement.sample(
          status: status, reason: reason, graceUntil: grace, holdUntil: hold)
        #expect((entry.violation == nil) == status.reasons.contains(reason))
      }
    }
    #expect(Entitlement.sample(reason: .free, paidThrough: .some(nil)).violation == nil)
    let start = Entitlement.sample().notBefore
    #expect(Entitlement.sample(paidThrough: start, graceUntil: start).violation == nil)
  }

  @Test(
    arguments: [
      (.sample(revision: -1), "rev is -1"),
      (.sample(grant: ""), "grant is empty"),
      (.sample(service: ""), "service is empty"),
      (.sample(order: ""), "order is empty"),
      (.sample(status: .grace, reason: .billingGrace), "without grace_until"),
      (.sample(status: .onHold, reason: .onHold), "without hold_until"),
      (.sample(status: .paused, reason: .paused), "without hold_until"),
      (.sample(notBefore: .distantFuture), "is after paid_through"),
      (.sample(graceUntil: .distantPast), "is after grace_until"),
      (.sample(holdUntil: .distantPast), "is after hold_until"),
      (.sample(graceUntil: .distantFuture, holdUntil: .sample), "grace_until"),
      (.sample(paidThrough: .some(nil), graceUntil: .distantFuture), "without paid_through"),
      (.sample(allowance: Entitlement.Allowance(unit: .kilometres, limit: 0)), "allowance of 0"),
    ] as [(Entitlement, String)])
  func `an entry that contradicts itself is named`(entry: Entitlement, why: String) async throws {
    let violation = try await Issuer().document(entitlements: [entry]).violation
    #expect(violation?.contains(why) == true, "\(violation ?? "no violation")")
  }

  @Test func `a document that contradicts itself is neither sound nor signed`() async throws {
    let issuer = try await Issuer()
    let entry = Entitlement.sample()
    let crowd = (0...EntitlementDocument.entitlementsMax).map {
      Entitlement.sample(grant: GrantID(rawValue: "g-\($0)"))
    }
    let bad = [
      issuer.document(version: 0), issuer.document(version: -1),
      issuer.document(version: 1 << 53), issuer.document(leaseUntil: issuer.issuedAt),
      issuer.document(entitlements: [entry, entry]), issuer.document(entitlements: crowd),
    ]
    for document in bad {
      #expect(document.violation != nil)
      #expect(throws: SigningFailure.self) { try issuer.signer.sign(document) }
    }
    #expect(issuer.document(entitlements: Array(crowd.dropLast())).violation == nil)
  }

  @Test func `a right is over from its end on, and at once when ended or revoked`() {
    let entry = Entitlement.sample()
    let end = Instant(milliseconds: 1_772_272_800_000)
    #expect(entry.end == end)
    #expect(!entry.isOver(at: end.advanced(milliseconds: -1)))
    #expect(entry.isOver(at: end))
    #expect(!Entitlement.sample(reason: .free, paidThrough: .some(nil)).isOver(at: .distantFuture))
    #expect(Entitlement.sample(status: .revoked, reason: .refund).isOver(at: .distantPast))
    #expect(Entitlement.sample(status: .ended, reason: .billing).isOver(at: .distantPast))
  }
}

extension Instant {
  /// Before every end of the sample entry but after its beginning.
  fileprivate static let sample = Instant(milliseconds: 1_772_272_800_001)
}
