import Entitlements
import Testing
import VehicleCatalog
import WorldTime

/// Every check of a document that compares instants, one millisecond to each side.
struct DocumentTimesTests {
  typealias Case = (Int64, DocumentRejection.Code?)

  private func code(
    _ issuer: Issuer, _ document: EntitlementDocument, at instant: Instant,
    clock: TrustedTime.State = .trusted
  ) async throws -> DocumentRejection.Code? {
    let compact = try issuer.handSigned(header: [:], payload: issuer.payload(document))
    do throws(DocumentRejection) {
      _ = try await issuer.verify(compact, at: instant, clock: clock)
      return nil
    } catch {
      return error.code
    }
  }

  @Test(arguments: [(-1, nil), (0, DocumentRejection.Code.expired), (1, .expired)] as [Case])
  func `a document is over at the end of its lease`(
    milliseconds: Int64, code: DocumentRejection.Code?
  ) async throws {
    let issuer = try await Issuer()
    let document = issuer.document()
    let at = document.leaseUntil.advanced(milliseconds: milliseconds)
    #expect(try await self.code(issuer, document, at: at) == code)
  }

  @Test(arguments: [(-1, DocumentRejection.Code.notYetValid), (0, nil), (1, nil)] as [Case])
  func `a document may be five minutes ahead of the car and no more`(
    milliseconds: Int64, code: DocumentRejection.Code?
  ) async throws {
    let issuer = try await Issuer()
    let document = issuer.document()
    let at = document.issuedAt.subtracting(DocumentVerifier.aheadMax)
      .advanced(milliseconds: milliseconds)
    #expect(try await self.code(issuer, document, at: at) == code)
  }

  @Test(arguments: [(-1, nil), (0, DocumentRejection.Code.keyExpired), (1, .keyExpired)] as [Case])
  func `a signing key is over at its end, for the car's time and for the document's`(
    milliseconds: Int64, code: DocumentRejection.Code?
  ) async throws {
    let issuer = try await Issuer()
    let end = issuer.signer.key.certificate.expires
    let at = end.advanced(milliseconds: milliseconds)
    let old = issuer.document(issuedAt: end.subtracting(.days(2)))
    #expect(try await self.code(issuer, old, at: at) == code)
    let fresh = issuer.document(issuedAt: at)
    #expect(try await self.code(issuer, fresh, at: end.subtracting(.minutes(1))) == code)
  }

  @Test(arguments: [(-1, DocumentRejection.Code.keyExpired), (0, nil), (1, nil)] as [Case])
  func `a signing key signs nothing before its start`(
    milliseconds: Int64, code: DocumentRejection.Code?
  ) async throws {
    let issuer = try await Issuer()
    let start = issuer.signer.key.certificate.notBefore
    let document = issuer.document(issuedAt: start.advanced(milliseconds: milliseconds))
    #expect(try await self.code(issuer, document, at: start.adding(.days(1))) == code)
  }

  @Test func `the signer refuses what the key's life does not cover`() async throws {
    let issuer = try await Issuer()
    let certificate = issuer.signer.key.certificate
    let outside = [certificate.expires, certificate.notBefore.advanced(milliseconds: -1)]
    for instant in outside {
      let document = issuer.document(issuedAt: instant)
      #expect(throws: SigningFailure.self) { try issuer.signer.sign(document) }
    }
  }

  @Test func `a car with a cold clock takes the document's own time for a lower bound`()
    async throws
  {
    let issuer = try await Issuer()
    let document = issuer.document()
    let early = try instant("1970-01-01T00:00:00Z")
    #expect(try await code(issuer, document, at: early) == .notYetValid)
    #expect(try await code(issuer, document, at: early, clock: .cold) == nil)
    let late = document.leaseUntil
    #expect(try await code(issuer, document, at: late, clock: .cold) == .expired)
    let expired = issuer.document(issuedAt: issuer.signer.key.certificate.expires)
    #expect(try await code(issuer, expired, at: early, clock: .cold) == .keyExpired)
  }
}
