import Crypto
import Entitlements
import FoundationEssentials
import Testing
import VehicleCatalog
import WorldTime

struct DocumentVerifierTests {
  private func rejection(
    _ issuer: Issuer, _ compact: String, at instant: Instant? = nil,
    clock: TrustedTime.State = .trusted
  ) async -> DocumentRejection? {
    do throws(DocumentRejection) {
      _ = try await issuer.verify(compact, at: instant, clock: clock)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a signed document comes out as it went in, with its hash and keys`() async throws {
    let issuer = try await Issuer()
    let document = issuer.document(entitlements: [.sample()])
    let signed = try issuer.signer.sign(document)
    let verified = try await issuer.verify(signed.compact)
    #expect(verified.document == document)
    #expect(verified.hash == signed.hash)
    #expect(verified.compact == signed.compact)
    #expect(verified.keyID == issuer.signer.key.certificate.keyID)
    #expect(verified.root == issuer.root.publicKey.id)
    let digest = SHA256.hash(data: Data(signed.compact.utf8))
    #expect(verified.hash == Base64URL.encode(digest))
  }

  @Test func `signing the same document twice gives the same text`() async throws {
    let issuer = try await Issuer()
    let document = issuer.document(entitlements: [.sample(), .sample(grant: "g-2")])
    let first = try issuer.signer.sign(document)
    let second = try issuer.signer.sign(document)
    #expect(first == second)
  }

  @Test(arguments: ["EdDSA", "Ed25519"])
  func `both names of the Ed25519 algorithm are taken`(algorithm: String) async throws {
    let issuer = try await Issuer()
    let payload = try issuer.payload(issuer.document())
    let compact = try issuer.handSigned(header: ["alg": algorithm], payload: payload)
    #expect(await rejection(issuer, compact) == nil)
  }

  @Test(arguments: [
    "none", "None", "HS256", "ES256", "RS256", "Ed448", "eddsa", "EdDSA ", "ES256K", "PS512", "",
  ])
  func `no other algorithm is allowed, even over a good signature`(algorithm: String) async throws {
    let issuer = try await Issuer()
    let payload = try issuer.payload(issuer.document())
    let compact = try issuer.handSigned(header: ["alg": algorithm], payload: payload)
    #expect(await rejection(issuer, compact) == .algorithmNotAllowed(algorithm))
  }

  @Test func `S21: an unsigned text with alg none is refused`() async throws {
    let issuer = try await Issuer()
    let payload = Base64URL.encode(Array(try issuer.payload(issuer.document()).utf8))
    let header = Base64URL.encode(Array(#"{"alg":"none"}"#.utf8))
    #expect(await rejection(issuer, "\(header).\(payload).")?.name == "algorithm_not_allowed")
  }

  @Test func `S21: the ES256 token of RFC 7515 is refused`() async throws {
    let token = """
      eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxl\
      LmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSA\
      pmWQxfKTUJqPP3-Kg6NU1Q
      """
    let issuer = try await Issuer()
    #expect(await rejection(issuer, token) == .algorithmNotAllowed("ES256"))
  }

  @Test func `S21: an ES256 signature that calls itself EdDSA is a bad signature`() async throws {
    let issuer = try await Issuer()
    let secret = try #require(Base64URL.decode("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"))
    let key = try P256.Signing.PrivateKey(rawRepresentation: secret)
    let parts = try issuer.signer.sign(issuer.document()).compact.split(separator: ".")
    let input = parts[0] + "." + parts[1]
    let signature = try key.signature(for: Data(input.utf8)).rawRepresentation
    let compact = input + "." + Base64URL.encode(signature)
    #expect(await rejection(issuer, String(compact)) == .badSignature(of: .document))
  }

  @Test(arguments: [0, 1, 63, 65, 128])
  func `a signature of other than 64 bytes is a bad signature`(count: Int) async throws {
    let issuer = try await Issuer()
    let parts = try issuer.signer.sign(issuer.document()).compact.split(separator: ".")
    let signature = Base64URL.encode([UInt8](repeating: 1, count: count))
    let compact = "\(parts[0]).\(parts[1]).\(signature)"
    #expect(await rejection(issuer, compact) == .badSignature(of: .document))
  }

  @Test func `S21: a change of any byte of payload or signature is seen`() async throws {
    let issuer = try await Issuer()
    let compact = try issuer.signer.sign(issuer.document(entitlements: [.sample()])).compact
    let parts = compact.split(separator: ".")
    for part in [1, 2] {
      let bytes = try #require(Base64URL.decode(parts[part]))
      for index in stride(from: 0, to: bytes.count, by: part == 1 ? 7 : 1) {
        var changed = bytes
        changed[index] ^= 1
        var texts = parts.map(String.init)
        texts[part] = Base64URL.encode(changed)
        let found = await rejection(issuer, texts.joined(separator: "."))
        #expect(found == .badSignature(of: .document), "byte \(index) of part \(part)")
      }
    }
  }

  @Test func `a certificate that the root did not sign is a bad signature`() async throws {
    let issuer = try await Issuer()
    let forger = RootKey(
      try Ed25519PrivateKey(rawRepresentation: [UInt8](repeating: 66, count: 32)))
    let forged = try forger.certify(
      issuer.signer.key.privateKey.publicKey, notBefore: issuer.issuedAt,
      expires: issuer.issuedAt.adding(.days(1)))
    let payload = try issuer.payload(issuer.document())
    let foreign = try issuer.handSigned(header: ["kcert": forged.compact], payload: payload)
    #expect(await rejection(issuer, foreign) == .unknownKey(root: forger.publicKey.id))

    let parts = issuer.signer.key.certificate.compact.split(separator: ".")
    let signature = forged.compact.split(separator: ".")[2]
    let spliced = "\(parts[0]).\(parts[1]).\(signature)"
    let compact = try issuer.handSigned(header: ["kcert": spliced], payload: payload)
    #expect(await rejection(issuer, compact) == .badSignature(of: .certificate))
  }

  @Test(arguments: [
    ("sub", "another-key"), ("x", "AAAA"), ("not_before", "2027-01-01T00:00:00.000Z"),
  ])
  func `a certificate that contradicts itself is malformed, though the root signed it`(
    claim: String, value: String
  ) async throws {
    let issuer = try await Issuer()
    let parts = issuer.signer.key.certificate.compact.split(separator: ".")
    var claims = try JSONDecoder().decode(
      [String: String].self, from: Data(try #require(Base64URL.decode(parts[1]))))
    claims[claim] = value
    let input = parts[0] + "." + Base64URL.encode(try JSONEncoder().encode(claims))
    let signature = try issuer.root.privateKey.key.signature(for: Data(input.utf8))
    let certificate = input + "." + Base64URL.encode(signature)
    let compact = try issuer.handSigned(
      header: ["kcert": String(certificate)], payload: issuer.payload(issuer.document()))
    #expect(await rejection(issuer, compact)?.name == "malformed")
  }

  @Test func `a root that is removed vouches no longer`() async throws {
    let issuer = try await Issuer()
    let compact = try issuer.signer.sign(issuer.document()).compact
    #expect(throws: DocumentRejection.unknownKey(root: issuer.root.publicKey.id)) {
      try DocumentVerifier.verify(
        compact, vehicle: issuer.vehicle, trust: TrustStore(), at: issuer.issuedAt)
    }
  }

  @Test(arguments: [
    "", ".", "..", "a.b", "a.b.c.d", "e30.e30.e30", "e30=.e30.e30", "e30 .e30.", "💥.💥.💥",
    "eyJhbGciOjF9.e30.", "W10.e30.", "eyJhbGciOiJFZERTQSJ9.e30.",
  ])
  func `a text that is no signed document is malformed`(text: String) async throws {
    #expect(await rejection(try await Issuer(), text)?.name == "malformed")
  }

  @Test(arguments: [
    #""crit":["b64"]"#, #""kid":"other""#, #""typ":"JWT""#, #""typ":"signing-key+jwt""#,
    #""kcert":"e30.e30.e30""#, #""kcert":7"#,
  ])
  func `a header with anything unknown, wrong or missing is malformed`(
    member: String
  ) async throws {
    let issuer = try await Issuer()
    let name = try #require(member.split(separator: "\"").first)
    let kept = [
      "alg": "EdDSA", "typ": "entitlements+jwt", "kid": issuer.signer.key.certificate.keyID,
      "kcert": issuer.signer.key.certificate.compact,
    ].filter { $0.key != name }.map { "\"\($0.key)\":\"\($0.value)\"" }
    let payload = Array(try issuer.payload(issuer.document()).utf8)
    for header in [kept + [member], name == "crit" ? [] : kept] where !header.isEmpty {
      let text = "{" + header.joined(separator: ",") + "}"
      let compact = try issuer.handSigned(header: Array(text.utf8), payload: payload)
      #expect(await rejection(issuer, compact)?.name == "malformed", "\(text)")
    }
  }

  @Test func `a header number beyond every integer is survived`() async throws {
    let issuer = try await Issuer()
    let header = Array(#"{"alg":"EdDSA","typ":"entitlements+jwt","kid":"k","n":1e300}"#.utf8)
    let compact = try issuer.handSigned(header: header, payload: Array("{}".utf8))
    #expect(await rejection(issuer, compact)?.name == "malformed")
  }

  @Test(arguments: [
    "", "7", "[]", "{}", #"{"ver":"1"}"#, "{", "\"text\"",
  ])
  func `a signed payload that is no document is malformed`(payload: String) async throws {
    let issuer = try await Issuer()
    let compact = try issuer.handSigned(header: [:], payload: payload)
    #expect(await rejection(issuer, compact)?.name == "malformed")
  }

  @Test func `a signed document that contradicts itself is malformed`() async throws {
    let issuer = try await Issuer()
    let entry = Entitlement.sample()
    for document in [
      issuer.document(version: 0), issuer.document(entitlements: [entry, entry]),
      issuer.document(entitlements: [.sample(revision: -1)]),
    ] {
      let compact = try issuer.handSigned(header: [:], payload: issuer.payload(document))
      #expect(await rejection(issuer, compact)?.name == "malformed")
    }
    let unknown = try issuer.payload(issuer.document(entitlements: [entry]))
      .replacing(#""status":"active""#, with: #""status":"eternal""#)
    let compact = try issuer.handSigned(header: [:], payload: unknown)
    #expect(await rejection(issuer, compact)?.description.contains("entitlements.0.status") == true)
  }

  @Test func `64 KiB are read and one byte more is too large`() async throws {
    let issuer = try await Issuer()
    let most = EntitlementDocument.documentBytesMax
    let text = String(repeating: "a", count: most)
    #expect(await rejection(issuer, text)?.name == "malformed")
    #expect(await rejection(issuer, text + "a") == .tooLarge(bytes: most + 1, bytesMax: most))
  }

  @Test func `256 rights fit into one document`() async throws {
    let issuer = try await Issuer()
    let rights = (0..<EntitlementDocument.entitlementsMax).map {
      Entitlement.sample(grant: GrantID(rawValue: "g-\($0)"))
    }
    let document = issuer.document(entitlements: rights)
    #expect(try await issuer.verified(document).document.entitlements == rights)
  }

  @Test func `a document for another vehicle or audience is refused`() async throws {
    let issuer = try await Issuer()
    let other = try VIN("SJNTAAJ12U0000002")
    let foreign = try issuer.signer.sign(issuer.document(vehicle: other)).compact
    #expect(
      await rejection(issuer, foreign) == .wrongVehicle(expected: issuer.vehicle, found: other))
    let television = try issuer.signer.sign(issuer.document(audience: "television")).compact
    #expect(await rejection(issuer, television) == .wrongAudience("television"))
  }
}
