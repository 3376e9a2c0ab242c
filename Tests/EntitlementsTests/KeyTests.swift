import Crypto
import Entitlements
import FoundationEssentials
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

struct KeyTests {
  private let secret = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"
  private let x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
  private let thumbprint = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"

  @Test func `the key of RFC 8037 has its public half, thumbprint and signature`() throws {
    let bytes = try #require(Base64URL.decode(secret))
    let key = try Ed25519PrivateKey(rawRepresentation: bytes)
    #expect(Base64URL.encode(key.publicKey.rawRepresentation) == x)
    #expect(key.publicKey.id == thumbprint)
    let input = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
    let signature = try #require(
      Base64URL.decode(
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"))
    #expect(key.publicKey.key.isValidSignature(signature, for: Data(input.utf8)))
    #expect(try key.key.signature(for: Data(input.utf8)) == Data(signature))
  }

  @Test func `the fingerprint is the first half of the thumbprint in eight groups`() throws {
    let key = try RootPublicKey(jwk: #"{"kty":"OKP","crv":"Ed25519","x":"\#(x)"}"#)
    #expect(key.fingerprint == "90FA CAFE A9B1 5566 9854 0F70 C011 7A22")
  }

  @Test func `a JSON Web Key is read whatever the order and extra members, and written back`()
    throws
  {
    let text = #"{"x":"\#(x)","use":"sig","kid":"any","crv":"Ed25519","kty":"OKP"}"#
    let key = try RootPublicKey(jwk: text)
    #expect(key.id == thumbprint)
    #expect(key.jwk == #"{"crv":"Ed25519","kty":"OKP","x":"\#(x)"}"#)
    #expect(try RootPublicKey(jwk: key.jwk) == key)
    let coded = try JSONEncoder().encode(key)
    #expect(try JSONDecoder().decode(RootPublicKey.self, from: coded) == key)
  }

  @Test(arguments: [
    (#"{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}"#, "EC P-256"),
    (#"{"kty":"OKP","crv":"X25519","x":"AA"}"#, "OKP X25519"),
    (#"{"kty":"OKP","crv":"Ed25519","x":"AA"}"#, "there are 1"),
    (#"{"kty":"OKP","crv":"Ed25519","x":"A+"}"#, "base64url"),
    (#"{"kty":"OKP","crv":"Ed25519"}"#, "missing"),
    (#"{"kty":"OKP","crv":"Ed25519","x":"AA","d":"AA"}"#, "private part"),
    ("[]", "no JSON Web Key"), ("", "no JSON Web Key"),
  ])
  func `a text that is no public Ed25519 key is refused by name`(text: String, why: String) {
    #expect { try RootPublicKey(jwk: text) } throws: { error in
      (error as? KeyFormatError)?.description.contains(why) == true
    }
  }

  @Test func `a private key of other than 32 bytes is refused`() {
    #expect(throws: KeyFormatError.self) { try Ed25519PrivateKey(rawRepresentation: [1, 2, 3]) }
  }

  @Test func `a private key never prints its bytes`() throws {
    let bytes = try #require(Base64URL.decode(secret))
    let key = try Ed25519PrivateKey(rawRepresentation: bytes)
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), dumped] {
      #expect(text.contains(thumbprint))
      #expect(!text.contains("nWGx") && !text.contains("157"))
    }
  }

  @Test func `a key from a generator depends on it and on nothing else`() throws {
    var first = SeededGenerator(seed: 1)
    var (second, other) = (first, SeededGenerator(seed: 2))
    let key = Ed25519PrivateKey(using: &first)
    #expect(Ed25519PrivateKey(using: &second).publicKey == key.publicKey)
    #expect(Ed25519PrivateKey(using: &other).publicKey != key.publicKey)
    #expect(Ed25519PrivateKey(using: &first).publicKey != key.publicKey)
  }

  @Test(arguments: ["A", "AA=", "AA==", "A A", "AB", "AA\n", "+/8", "é"])
  func `base64url has one text for each byte string`(text: String) {
    #expect(Base64URL.decode(text) == nil)
  }

  /// From RFC 4648 §10 and, for the letters that differ, §5.
  @Test(arguments: [
    ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"),
    ("fooba", "Zm9vYmE"), ("foobar", "Zm9vYmFy"), ("???>>>", "Pz8_Pj4-"),
  ])
  func `base64url is that of the standard`(bytes: String, text: String) {
    #expect(Base64URL.encode(bytes.utf8) == text)
    #expect(Base64URL.decode(text) == Array(bytes.utf8))
  }

  @Test func `base64url reads back what it writes`() {
    for count in 0...66 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 89 &+ 250) }
      #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
    }
  }

  @Test func `a signing key needs the certificate of that very key`() async throws {
    let issuer = try await Issuer()
    let other = try Ed25519PrivateKey(rawRepresentation: [UInt8](repeating: 9, count: 32))
    let certificate = issuer.signer.key.certificate
    #expect(throws: KeyFormatError.self) { try SigningKey(other, certificate: certificate) }
  }

  @Test func `a certificate covers its first instant and not its last`() async throws {
    let certificate = try await Issuer().signer.key.certificate
    #expect(!certificate.covers(certificate.notBefore.advanced(milliseconds: -1)))
    #expect(certificate.covers(certificate.notBefore))
    #expect(certificate.covers(certificate.expires.advanced(milliseconds: -1)))
    #expect(!certificate.covers(certificate.expires))
    let coded = try JSONEncoder().encode([certificate])
    #expect(try JSONDecoder().decode([SigningKeyCertificate].self, from: coded) == [certificate])
  }
}
