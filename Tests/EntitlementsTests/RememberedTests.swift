import TestSupport
import Testing

@testable import Entitlements

/// What the process remembers of signatures and keys decides nothing by itself.
struct RememberedTests {
  @Test func `a certificate that was believed is not believed under another root of its name`()
    async throws
  {
    let issuer = try await Issuer()
    let compact = try issuer.signer.sign(issuer.document()).compact
    let memory = BelievedCertificates()
    let signed = try CompactJWS(document: compact)
    for _ in 0..<2 {
      let believed = try memory.certificate(of: signed, trust: issuer.trust)
      #expect(believed.keyID == issuer.signer.key.certificate.keyID)
    }
    #expect(throws: DocumentRejection.unknownKey(root: issuer.root.publicKey.id)) {
      try memory.certificate(of: signed, trust: TrustStore())
    }
  }

  @Test func `a certificate whose signature is wrong is wrong each time`() async throws {
    let issuer = try await Issuer()
    var certificate = issuer.signer.key.certificate.compact
    let last = certificate.removeLast()
    certificate.append(last == "A" ? "E" : "A")
    let compact = try issuer.handSigned(
      header: ["kcert": certificate], payload: issuer.payload(issuer.document()))
    let memory = BelievedCertificates()
    for _ in 0..<2 {
      #expect(throws: DocumentRejection.badSignature(of: .certificate)) {
        try memory.certificate(of: CompactJWS(document: compact), trust: issuer.trust)
      }
    }
  }

  @Test func `no more certificates and keys are remembered than their limits`() async throws {
    let (memory, keys) = (BelievedCertificates(limit: 2), CheckedKeys())
    for seed in 1...3 {
      let issuer = try await Issuer(signingKey: UInt8(seed))
      let compact = try issuer.signer.sign(issuer.document()).compact
      _ = try memory.certificate(of: CompactJWS(document: compact), trust: issuer.trust)
    }
    #expect(memory.count == 1)
    var generator = SeededGenerator(seed: 1)
    for _ in 0...CheckedKeys.keysMax {
      _ = try keys.key(Ed25519PrivateKey(using: &generator).publicKey.rawRepresentation)
    }
    #expect(keys.count == 1)
    let low = [UInt8](repeating: 0, count: 32)
    for _ in 0..<2 { #expect(throws: (any Error).self) { try keys.key(low) } }
  }
}
