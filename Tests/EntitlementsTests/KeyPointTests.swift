import Crypto
import Entitlements
import FoundationEssentials
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

/// 32 bytes are a key only if they are a point of the prime-order group, in its one text.
struct KeyPointTests {
  private func bytes(_ hexadecimal: String) throws -> [UInt8] {
    let digits = Array(hexadecimal)
    return try stride(from: 0, to: digits.count, by: 2).map { index in
      try #require(UInt8(String(digits[index...index + 1]), radix: 16))
    }
  }

  private func rule(_ bytes: [UInt8]) -> String? {
    do throws(KeyFormatError) {
      _ = try RootPublicKey(rawRepresentation: bytes)
      return nil
    } catch {
      return error.rule
    }
  }

  /// The eight points of low order.
  ///
  /// - Source: C2SP CCTV, ed25519 (`low_order_A`); computed again from the curve's equation.
  static let lowOrder = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
  ]

  @Test(arguments: lowOrder) func `no point of low order is a key`(point: String) throws {
    #expect(rule(try bytes(point)) == "low_order")
  }

  /// - Source: C2SP CCTV, ed25519 (`non_canonical_A`), and other numbers from p on.
  @Test(arguments: [
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  ])
  func `another text of a point, or a number beyond the field, is no key`(point: String) throws {
    #expect(rule(try bytes(point)) == "not_canonical")
  }

  /// The first is of C2SP CCTV (`low_order_component_A`); the others are 12345678901234567890·B and
  /// the points of low order but the identity.
  @Test(arguments: [
    "10eb7c3acfb2bed3e0d6ab89bf5a3d6afddd1176ce4812e38d9fd485058fdb1f",
    "6a84d583f06569edb3f5ed77df65544b27d6948b4f0b2cb76f33dd8413b20719",
    "5a840736ba7eac745bc1565f2b20ad1ccfbf8b72aacdff3d71d2f9590b491c71",
    "b15bf26424d1b69dd33b7a9e57db5de4a2aadea4a2a051efd9bfd6af74165d2b",
    "76985cdbd2364a744397b773ed9a33933a0d9390c3775a2aa16fe4f8cb235a8d",
    "837b2a7c0f9a96124c0a1288209aabb4d8296b74b0f4d34890cc227bec4df8e6",
    "937bf8c94581538ba43ea9a0d4df52e33040748d553200c28e2d06a6f4b6e38e",
    "3ca40d9bdb2e49622cc48561a824a21b5d55215b5d5fae10264029508be9a2d4",
  ])
  func `a key with a point of low order mixed in is no key`(point: String) throws {
    #expect(rule(try bytes(point)) == "mixed_order")
  }

  @Test(arguments: [UInt8(2), 7, 8])
  func `a number that is the y of no point is no key`(y: UInt8) {
    let bytes = [y] + [UInt8](repeating: 0, count: 31)
    #expect(rule(bytes) == "not_on_curve")
  }

  /// - Source: RFC 8032 §7.1, the public keys of tests 1, 2, 3, 1024 and SHA(abc); the base point;
  ///   12345678901234567890·B.
  @Test(arguments: [
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    "278117fc144c72340f67d0f2316e8386ceffbf2b2428c9c51fef7c597f1d426e",
    "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
    "5866666666666666666666666666666666666666666666666666666666666666",
    "7767a3242dc9b58bbc68488c1265cc6cc5f26c6f3c88a5d55e901b0734dca572",
  ])
  func `the published keys are keys`(point: String) throws {
    #expect(rule(try bytes(point)) == nil)
  }

  @Test func `whatever a private key comes to is a key`() throws {
    var random = SeededGenerator(seed: 25_519)
    for _ in 0..<500 {
      let key = Ed25519PrivateKey(using: &random).publicKey
      #expect(try RootPublicKey(rawRepresentation: key.rawRepresentation) == key)
    }
  }

  /// Why it matters: R = the identity and S = 0 is a signature of every text.
  @Test func `under a point of low order the library believes what nobody signed`() throws {
    let identity = try bytes(Self.lowOrder[0])
    let key = try Curve25519.Signing.PublicKey(rawRepresentation: identity)
    let signature = identity + [UInt8](repeating: 0, count: 32)
    #expect(key.isValidSignature(signature, for: Data("anything".utf8)))
    #expect(throws: KeyFormatError.self) { try RootPublicKey(rawRepresentation: identity) }
  }

  @Test(arguments: lowOrder)
  func `abuse: a low-order key in a trust file, in a JSON Web Key and in kept JSON`(
    point: String
  ) throws {
    let jwk = #"{"kty":"OKP","crv":"Ed25519","x":"\#(Base64URL.encode(try bytes(point)))"}"#
    let now = Instant(milliseconds: 1_769_853_600_000)
    for text in [jwk, #"{"keys":[\#(jwk)]}"#] {
      #expect { try TrustStore(file: text, at: now) } throws: { error in
        (error as? KeyFormatError)?.rule == "low_order"
      }
    }
    #expect(throws: KeyFormatError.self) { try RootPublicKey(jwk: jwk) }
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(RootPublicKey.self, from: Data(jwk.utf8))
    }
  }

  @Test func `abuse: a certificate for a low-order signing key, which the root signed`()
    async throws
  {
    let issuer = try await Issuer()
    let x = Base64URL.encode(try bytes(Self.lowOrder[0]))
    let jwk = #"{"crv":"Ed25519","kty":"OKP","x":"\#(x)"}"#
    let id = Base64URL.encode(SHA256.hash(data: Data(jwk.utf8)))
    let header = #"{"alg":"EdDSA","typ":"signing-key+jwt","kid":"\#(issuer.root.publicKey.id)"}"#
    let claims = """
      {"iss":"\(issuer.root.publicKey.id)","sub":"\(id)","x":"\(x)",\
      "not_before":"2026-01-01T00:00:00.000Z","expires":"2026-07-01T00:00:00.000Z"}
      """
    let certificate = try issuer.rootSigned(header: header, payload: claims)
    let forged = try issuer.handSigned(
      header: ["kid": id, "kcert": certificate], payload: issuer.payload(issuer.document()))
    // R = the identity and S = 0 fit every text under this key.
    let text = forged.split(separator: ".").prefix(2).joined(separator: ".")
    let signature = try bytes(Self.lowOrder[0]) + [UInt8](repeating: 0, count: 32)
    do throws(DocumentRejection) {
      _ = try await issuer.verify(text + "." + Base64URL.encode(signature))
      Issue.record("a document that nobody signed was believed")
    } catch {
      #expect(error.name == "malformed")
      #expect(error.description.contains("low_order"))
    }
  }
}

extension Issuer {
  /// A compact text signed by hand with the root.
  func rootSigned(header: String, payload: String) throws -> String {
    let input = Base64URL.encode(header.utf8) + "." + Base64URL.encode(payload.utf8)
    let signature = try root.privateKey.key.signature(for: Data(input.utf8))
    return input + "." + Base64URL.encode(signature)
  }
}
