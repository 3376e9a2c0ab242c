package import Crypto
import FoundationEssentials
import WireText

/// An Ed25519 public key, written as a JSON Web Key and named by its RFC 7638 thumbprint.
///
/// Whatever comes in from outside is checked to be a point of the prime-order group, in its one
/// text: under a point of low order signatures verify that nobody made.
///
/// - Source: RFC 8037 §2 (OKP keys), RFC 7638 (thumbprint).
package struct Ed25519PublicKey: Sendable {
  package let key: Curve25519.Signing.PublicKey

  /// The public half of a private key, which needs no check.
  init(_ key: Curve25519.Signing.PublicKey) { self.key = key }

  /// - Throws: ``KeyFormatError`` unless there are 32 bytes, which stand for a point of the
  ///   prime-order group: with the rule `not_canonical`, `not_on_curve`, `low_order` or
  ///   `mixed_order`.
  package init(rawRepresentation bytes: some Sequence<UInt8>) throws(KeyFormatError) {
    key = try CheckedKeys.ofThisProcess.key(Array(bytes))
  }

  /// 32 bytes, `x` of the JSON Web Key.
  package var rawRepresentation: [UInt8] { [UInt8](key.rawRepresentation) }

  /// The JWK thumbprint (SHA-256, base64url, 43 characters): this key's name everywhere.
  package var id: String { Base64URL.encode(digest) }

  /// The first half of the thumbprint for two people to compare: eight groups of four
  /// hexadecimal digits.
  package var fingerprint: String {
    let digits = digest.prefix(16).map { byte in
      let text = String(byte, radix: 16, uppercase: true)
      return text.count == 1 ? "0" + text : text
    }
    return stride(from: 0, to: digits.count, by: 2)
      .map { digits[$0] + digits[$0 + 1] }
      .joined(separator: " ")
  }

  /// The required members only, sorted, without white space: what RFC 7638 hashes.
  package var jwk: String {
    #"{"crv":"Ed25519","kty":"OKP","x":"\#(Base64URL.encode(rawRepresentation))"}"#
  }

  private var digest: SHA256.Digest { SHA256.hash(data: Data(jwk.utf8)) }
}

extension Ed25519PublicKey {
  /// Reads a JSON Web Key; members it does not need are ignored.
  ///
  /// - Throws: ``KeyFormatError`` for other key types, for a text that is no JSON Web Key, and
  ///   for a *private* key, which nobody should hand out.
  package init(jwk text: String) throws(KeyFormatError) {
    let parsed: JSONWebKey
    do {
      parsed = try JSONParser.parse(text.utf8).decode(JSONWebKey.self)
    } catch let error as JSONParser.Failure where !error.isSyntax {
      throw KeyFormatError(description: "the JSON Web Key is not admitted: \(error)")
    } catch {
      throw KeyFormatError(
        description: "this is no JSON Web Key with the members kty, crv and x"
      )
    }
    try self.init(parsed)
  }

  init(_ parsed: JSONWebKey) throws(KeyFormatError) {
    guard parsed.kty == "OKP", parsed.crv == "Ed25519" else {
      throw KeyFormatError(
        description: "the key is \(parsed.kty) \(parsed.crv ?? "without crv"); "
          + "only OKP Ed25519 will do"
      )
    }
    guard parsed.d == nil else {
      throw KeyFormatError(
        description: "the key holds a private part (d); give the public key only"
      )
    }
    guard let x = parsed.x.flatMap({ Base64URL.decode($0) }) else {
      throw KeyFormatError(description: "the key's x is missing or not base64url")
    }
    try self.init(rawRepresentation: x)
  }
}

/// The members of a JSON Web Key that tell whether it is a public Ed25519 key.
struct JSONWebKey: Decodable {
  let kty: String
  let crv: String?
  let x: String?
  let d: String?
}

extension Ed25519PublicKey: Hashable {
  package static func == (left: Ed25519PublicKey, right: Ed25519PublicKey) -> Bool {
    left.key.rawRepresentation == right.key.rawRepresentation
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(key.rawRepresentation) }
}

extension Ed25519PublicKey: Codable, CustomStringConvertible {
  package var description: String { id }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let parsed = try container.decode(JSONWebKey.self)
    do throws(KeyFormatError) {
      try self.init(parsed)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  private enum CodingKeys: String, CodingKey { case kty, crv, x }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("OKP", forKey: .kty)
    try container.encode("Ed25519", forKey: .crv)
    try container.encode(Base64URL.encode(rawRepresentation), forKey: .x)
  }
}
