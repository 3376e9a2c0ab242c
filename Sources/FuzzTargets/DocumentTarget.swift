import Entitlements
import FoundationEssentials
import VehicleCatalog
import WorldTime

/// Signed documents, time statements, certificates and keys, judged by a car that trusts one root.
///
/// Input: a letter, and what it says.
/// - `r`: a compact text as it travels.
/// - `d`, `t`: a header, a line end and a payload, which the certified key signs as a document or
///   as a time statement.
/// - `c`: the header and payload of a certificate, which the root signs; the key of it signs a
///   sound document.
/// - `e`: the number of a genuine text, and changes of three bytes each: which part, which byte,
///   which bits. The signature is left as it was.
/// - `k`: a trust file.
///
/// In headers and payloads `$C` stands for the certificate, `$K` for the key's thumbprint, `$X` for
/// the key and `$R` for the root's thumbprint, so that small changes leave them whole.
package struct DocumentTarget: FuzzTarget {
  package static let name = "documents"

  private let issuer: FuzzIssuer

  package init(in place: FuzzPlace) async throws { issuer = try await FuzzIssuer() }

  package func check(_ input: [UInt8]) async throws(BrokenPromise) -> FuzzOutcome {
    let rest = Array(input.dropFirst())
    switch input.first {
    case UInt8(ascii: "r"): return try await checkRaw(String(decoding: rest, as: UTF8.self))
    case UInt8(ascii: "d"): return try await checkSigned(rest, isTime: false)
    case UInt8(ascii: "t"): return try await checkSigned(rest, isTime: true)
    case UInt8(ascii: "c"): return try await checkCertificate(rest)
    case UInt8(ascii: "e"): return try await checkEdited(rest)
    case UInt8(ascii: "k"): return try checkTrustFile(String(decoding: rest, as: UTF8.self))
    default: return .refused
    }
  }

  /// A text from outside is taken only when the key signed that very text.
  private func checkRaw(_ compact: String) async throws(BrokenPromise) -> FuzzOutcome {
    _ = try? SigningKeyCertificate(unverified: compact)
    var outcome = FuzzOutcome.refused
    if try document(compact) != nil { outcome = .taken }
    if try time(compact) != nil { outcome = .taken }
    guard outcome == .refused || issuer.signedInputs.contains(FuzzIssuer.signedInput(of: compact))
    else { throw BrokenPromise("a text that nobody signed was taken") }
    return outcome
  }

  private func checkSigned(
    _ text: [UInt8], isTime: Bool
  ) async throws(BrokenPromise) -> FuzzOutcome {
    let (header, payload) = issuer.parts(of: text)
    let compact = issuer.signed(header: header, payload: payload)
    let isTaken: Bool
    if isTime {
      isTaken = try time(compact) != nil
    } else {
      isTaken = try await checkDocument(compact)
    }
    guard isTaken else { return .refused }
    try checkNames(in: header)
    try checkNames(in: payload)
    return .taken
  }

  private func checkCertificate(_ text: [UInt8]) async throws(BrokenPromise) -> FuzzOutcome {
    let (header, payload) = issuer.parts(of: text)
    let certificate = issuer.signed(header: header, payload: payload, byRoot: true)
    let isTaken = try await checkDocument(issuer.document(under: certificate))
    guard isTaken else { return .refused }
    try checkNames(in: header)
    try checkNames(in: payload)
    return .taken
  }

  private func checkEdited(_ text: [UInt8]) async throws(BrokenPromise) -> FuzzOutcome {
    let genuine = issuer.genuine[Int(text.first ?? 0) % issuer.genuine.count]
    var parts = genuine.split(separator: ".").map { Base64URL.decode($0) ?? [] }
    var changes = text.dropFirst()
    while changes.count >= 3 {
      let (part, offset, bits) = (
        changes[changes.startIndex], changes[changes.startIndex + 1],
        changes[changes.startIndex + 2]
      )
      // Thrice, so that a part of some hundred bytes is reached everywhere.
      let place = Int(part / 3) * 256 + Int(offset)
      let index = Int(part % 3)
      parts[index][place % parts[index].count] ^= bits
      changes = changes.dropFirst(3)
    }
    let edited = parts.map { Base64URL.encode($0) }.joined(separator: ".")
    let documentIsTaken = try document(edited) != nil
    let timeIsTaken = try time(edited) != nil
    let isTaken = documentIsTaken || timeIsTaken
    guard isTaken == (edited == genuine) else {
      throw BrokenPromise(isTaken ? "a changed text was taken" : "a genuine text was refused")
    }
    return isTaken ? .taken : .refused
  }

  private func checkTrustFile(_ text: String) throws(BrokenPromise) -> FuzzOutcome {
    _ = try? Ed25519PublicKey(jwk: text)
    guard let store = try? TrustStore(file: text, at: issuer.now) else { return .refused }
    for root in store.roots {
      guard let again = try? Ed25519PublicKey(jwk: root.key.jwk), again == root.key else {
        throw BrokenPromise("a key that was taken does not read back")
      }
    }
    return .taken
  }

  // MARK: - What a car answers

  private func document(_ compact: String) throws(BrokenPromise) -> VerifiedDocument? {
    var taken: VerifiedDocument?
    for (at, clock) in [(issuer.now, TrustedTime.State.trusted), (issuer.longAgo, .cold)] {
      let verified = try? DocumentVerifier.verify(
        compact, vehicle: issuer.vehicle, trust: issuer.trust, at: at, clock: clock)
      if let verified { taken = verified }
    }
    guard let taken else { return nil }
    guard taken.root == issuer.trust.roots.first?.key.id, taken.keyID == issuer.keyID,
      taken.compact == compact
    else { throw BrokenPromise("a document of another key was taken") }
    return taken
  }

  private func time(_ compact: String) throws(BrokenPromise) -> TimeStatement? {
    let statement = try? DocumentVerifier.verifyTime(
      compact, vehicle: issuer.vehicle, trust: issuer.trust)
    guard statement.map({ $0.vehicle == issuer.vehicle }) ?? true else {
      throw BrokenPromise("a time for another vehicle was taken")
    }
    return statement
  }

  /// - Returns: whether the car takes the document, which then keeps every limit and, signed
  ///   again by a store, says the same.
  private func checkDocument(_ compact: String) async throws(BrokenPromise) -> Bool {
    guard let document = try document(compact)?.document else { return false }
    guard document.vehicle == issuer.vehicle, document.audience == EntitlementDocument.audience,
      (1...EntitlementDocument.versionMax).contains(document.version),
      document.entitlements.count <= EntitlementDocument.entitlementsMax,
      issuer.signer.key.certificate.covers(document.issuedAt)
    else { throw BrokenPromise("a document beyond its limits was taken") }
    let again: String
    do {
      again = try issuer.signer.sign(document).compact
    } catch {
      throw BrokenPromise("the document taken cannot be signed: \(error)")
    }
    guard try self.document(again)?.document == document else {
      throw BrokenPromise("the document taken says something else once it is signed again")
    }
    return true
  }

  private func checkNames(in text: [UInt8]) throws(BrokenPromise) {
    if let name = MemberNames.repeated(in: text) {
      throw BrokenPromise("the name ‘\(name)’ stands twice in what was taken")
    }
  }
}
