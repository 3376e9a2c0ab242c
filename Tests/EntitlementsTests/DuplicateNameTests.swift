import Entitlements
import FoundationEssentials
import Testing
import VehicleCatalog
import WorldTime

/// A member name that stands twice: readers disagree which of the two counts, so none does.
///
/// - Source: RFC 7515 §4, RFC 7519 §4.
struct DuplicateNameTests {
  private func expectMalformed(
    _ body: () async throws(DocumentRejection) -> some Any
  ) async {
    do throws(DocumentRejection) {
      _ = try await body()
      Issue.record("it was believed")
    } catch {
      #expect(error.name == "malformed")
      #expect(error.description.contains("stands twice"))
    }
  }

  @Test(arguments: [
    (#""ver":1"#, #""ver":1,"ver":2"#), (#""sub":"#, #""sub":"SJNTAAJ12U0000002","sub":"#),
    (#""rev":1"#, #""rev":1,"rev":1"#), (#""status":"#, #""status":"revoked","status":"#),
    // The same name, written in another way.
    (#""ver":1"#, #""ver":1,"\u0076er":2"#),
    // A member that nobody reads is no exception.
    (#""ver":1"#, #""ver":1,"x":{"a":1,"b":[{"c":1,"c":1}]}"#),
  ])
  func `abuse: duplicate member names in a document's payload`(
    once: String, twice: String
  ) async throws {
    let issuer = try await Issuer()
    let payload = try issuer.payload(issuer.document(entitlements: [.sample()]))
    #expect(payload.contains(once))
    _ = try await issuer.verify(issuer.handSigned(header: [:], payload: payload))
    let doubled = try issuer.handSigned(
      header: [:], payload: payload.replacing(once, with: twice))
    await expectMalformed { () throws(DocumentRejection) in try await issuer.verify(doubled) }
  }

  @Test(arguments: [
    #""alg":"EdDSA""#, #""alg":"none""#, #""kid":"another""#, #""typ":"other""#, #""crit":[]"#,
    #""kcert":"a.b.c""#,
  ])
  func `abuse: duplicate member names in a document's header`(member: String) async throws {
    let issuer = try await Issuer()
    let certificate = issuer.signer.key.certificate
    let header = """
      {"alg":"EdDSA","typ":"entitlements+jwt","kid":"\(certificate.keyID)",\
      "kcert":"\(certificate.compact)","crit":[]}
      """
    let doubled = try issuer.handSigned(
      header: Array(header.replacing("{", with: "{\(member),").utf8),
      payload: Array(issuer.payload(issuer.document()).utf8))
    await expectMalformed { () throws(DocumentRejection) in try await issuer.verify(doubled) }
  }

  @Test func `abuse: duplicate member names in a certificate`() async throws {
    let issuer = try await Issuer()
    let parts = issuer.signer.key.certificate.compact.split(separator: ".")
    let header = String(decoding: try #require(Base64URL.decode(parts[0])), as: UTF8.self)
    let claims = String(decoding: try #require(Base64URL.decode(parts[1])), as: UTF8.self)
    let payload = try issuer.payload(issuer.document())
    for (header, claims) in [
      (header, claims.replacing("{", with: #"{"expires":"2099-01-01T00:00:00.000Z","#)),
      (header.replacing("{", with: #"{"typ":"signing-key+jwt","#), claims),
    ] {
      let certificate = try issuer.rootSigned(header: header, payload: claims)
      let document = try issuer.handSigned(header: ["kcert": certificate], payload: payload)
      await expectMalformed { () throws(DocumentRejection) in try await issuer.verify(document) }
    }
    let whole = try issuer.rootSigned(header: header, payload: claims)
    _ = try await issuer.verify(issuer.handSigned(header: ["kcert": whole], payload: payload))
  }

  @Test(arguments: ["iat", "nonce", "sub"])
  func `abuse: duplicate member names in a time statement`(member: String) async throws {
    let issuer = try await Issuer()
    let statement = TimeStatement(
      issuer: "store", vehicle: issuer.vehicle, issuedAt: issuer.issuedAt, nonce: "n")
    let parts = try issuer.signer.sign(statement).split(separator: ".")
    let claims = String(decoding: try #require(Base64URL.decode(parts[1])), as: UTF8.self)
    let whole = try issuer.handSigned(header: ["typ": "time+jwt"], payload: claims)
    _ = try DocumentVerifier.verifyTime(
      whole, vehicle: issuer.vehicle, trust: issuer.trust)
    let doubled = try issuer.handSigned(
      header: ["typ": "time+jwt"], payload: claims.replacing("{", with: #"{"\#(member)":1,"#))
    await expectMalformed { () throws(DocumentRejection) in
      try DocumentVerifier.verifyTime(doubled, vehicle: issuer.vehicle, trust: issuer.trust)
    }
  }

  @Test func `abuse: duplicate member names in a trust file and in a JSON Web Key`() throws {
    let x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
    let jwk = #"{"kty":"OKP","crv":"Ed25519","x":"AAAA","x":"\#(x)"}"#
    let now = Instant(milliseconds: 1_769_853_600_000)
    let good = #"{"kty":"OKP","crv":"Ed25519","x":"\#(x)"}"#
    for text in [jwk, #"{"keys":[\#(jwk)]}"#, #"{"keys":[],"keys":[\#(good)]}"#] {
      #expect { try TrustStore(file: text, at: now) } throws: { error in
        (error as? KeyFormatError)?.description.contains("stands twice") == true
      }
    }
    #expect { try RootPublicKey(jwk: jwk) } throws: { error in
      (error as? KeyFormatError)?.description.contains("stands twice") == true
    }
  }
}
