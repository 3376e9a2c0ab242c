import Entitlements
import FoundationEssentials
import Testing
import VehicleCatalog
import WorldTime

struct EntitlementRecordTests {
  private func outcome(
    _ record: EntitlementRecord, _ verified: VerifiedDocument
  ) -> DocumentRejection.Code? {
    do throws(DocumentRejection) {
      let intake = try record.accepting(verified)
      #expect(intake == .replaced(EntitlementRecord(verified)))
      return nil
    } catch {
      return error.code
    }
  }

  @Test func `the first document becomes the record whole`() async throws {
    let issuer = try await Issuer()
    let verified = try await issuer.verified(issuer.document(entitlements: [.sample()]))
    let record = try EntitlementRecord.intake(verified, over: nil).record
    #expect(record.version == 1)
    #expect(record.hash == verified.hash)
    #expect(record.leaseUntil == verified.document.leaseUntil)
    #expect(record.entitlements(for: "remote-climate") == [.sample()])
    #expect(record.entitlements(for: "remote-lock").isEmpty)
    let coded = try JSONEncoder().encode(record)
    #expect(try JSONDecoder().decode(EntitlementRecord.self, from: coded) == record)
  }

  @Test func `the same document again changes nothing`() async throws {
    let issuer = try await Issuer()
    let verified = try await issuer.verified(issuer.document(entitlements: [.sample()]))
    let record = EntitlementRecord(verified)
    #expect(try record.accepting(verified) == .unchanged(record))
    #expect(try EntitlementRecord.intake(verified, over: record) == .unchanged(record))
  }

  @Test func `S7, I3: versions only rise, and one version has one content`() async throws {
    let issuer = try await Issuer()
    let record = EntitlementRecord(try await issuer.verified(issuer.document(version: 5)))
    let entries = [Entitlement.sample()]
    let matrix: [(Int, [Entitlement], DocumentRejection.Code?)] = [
      (1, [], .rollback), (4, entries, .rollback), (5, entries, .equivocation), (6, [], nil),
      (6, entries, nil), (500, [], nil),
    ]
    for (version, entitlements, code) in matrix {
      let next = issuer.document(version: version, entitlements: entitlements)
      #expect(outcome(record, try await issuer.verified(next)) == code, "version \(version)")
    }
  }

  @Test func `I3: no revision falls, whatever the version`() async throws {
    let issuer = try await Issuer()
    let kept = issuer.document(
      entitlements: [.sample(revision: 3), .sample(grant: "g-2", revision: 1)])
    let record = EntitlementRecord(try await issuer.verified(kept))
    let matrix: [(Int, Int, DocumentRejection.Code?)] = [
      (3, 1, nil), (4, 1, nil), (2, 1, .rollback), (4, 0, .rollback), (9, 9, nil),
    ]
    for (first, second, code) in matrix {
      let next = issuer.document(
        version: 2,
        entitlements: [.sample(grant: "g-2", revision: second), .sample(revision: first)])
      #expect(outcome(record, try await issuer.verified(next)) == code, "\(first), \(second)")
    }
  }

  @Test func `I9: a right may be left out only when it is over`() async throws {
    let issuer = try await Issuer()
    let end = Instant(milliseconds: 1_772_272_800_000)
    let matrix: [(Entitlement, Instant, DocumentRejection.Code?)] = [
      (.sample(), end.advanced(milliseconds: -1), .malformed),
      (.sample(), end, nil),
      (.sample(status: .revoked, reason: .refund), issuer.issuedAt, nil),
      (.sample(status: .ended, reason: .cancelled), issuer.issuedAt, nil),
      (.sample(reason: .free, paidThrough: .some(nil)), end, .malformed),
      (.sample(graceUntil: end.adding(.days(16))), end, .malformed),
    ]
    for (entry, issuedAt, code) in matrix {
      let record = EntitlementRecord(
        try await issuer.verified(issuer.document(entitlements: [entry])))
      let next = issuer.document(version: 2, issuedAt: issuedAt)
      #expect(outcome(record, try await issuer.verified(next)) == code, "\(entry)")
    }
  }

  @Test func `signed time never falls under one key, and starts anew under another`() async throws {
    let issuer = try await Issuer()
    let record = EntitlementRecord(try await issuer.verified(issuer.document()))
    let earlier = issuer.issuedAt.advanced(milliseconds: -1)
    let next = try await issuer.verified(issuer.document(version: 2, issuedAt: earlier))
    #expect(outcome(record, next) == .rollback)
    let same = try await issuer.verified(issuer.document(version: 2))
    #expect(outcome(record, same) == nil)
    let rotated = try await Issuer(signingKey: 8)
    let other = try await rotated.verified(rotated.document(version: 2, issuedAt: earlier))
    #expect(outcome(record, other) == nil)
  }

  @Test func `a grant never turns into another service or another car's`() async throws {
    let issuer = try await Issuer()
    let record = EntitlementRecord(
      try await issuer.verified(issuer.document(entitlements: [.sample()])))
    let turned = issuer.document(
      version: 2, entitlements: [.sample(service: "remote-lock", revision: 2)])
    #expect(outcome(record, try await issuer.verified(turned)) == .malformed)
    let other = try VIN("SJNTAAJ12U0000002")
    let foreign = issuer.document(version: 2, vehicle: other, entitlements: [.sample()])
    let compact = try issuer.signer.sign(foreign).compact
    let verified = try DocumentVerifier.verify(
      compact, vehicle: other, trust: issuer.trust, at: issuer.issuedAt)
    #expect(outcome(record, verified) == .wrongVehicle)
  }
}
