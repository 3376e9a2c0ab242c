import Crypto
import FoundationEssentials
import WireText

/// The protected header of our signed texts.
struct JWSHeader: Encodable, Sendable {
  let algorithm = "EdDSA"
  let type: String
  let keyID: String
  /// The certificate of the key that signed, as a compact text.
  let certificate: String?

  private enum CodingKeys: String, CodingKey {
    case algorithm = "alg"
    case type = "typ"
    case keyID = "kid"
    case certificate = "kcert"
  }
}

/// A JWS in its compact form, taken apart and not believed yet.
///
/// Header and payload are read by the reader of the line protocol, which refuses a member that
/// stands twice, wherever it stands: readers disagree which of the two counts.
///
/// - Source: RFC 7515 §3.1, §4 and RFC 7519 §4 (member names), §5.2; RFC 8725 §3.1 (algorithm),
///   §3.11 (explicit type).
struct CompactJWS: Sendable {
  let text: String
  let keyID: String
  let certificate: String?
  /// As it came: it is read once it is believed.
  private let payload: [UInt8]

  /// The names that stand for an Ed25519 signature.
  ///
  /// - Source: RFC 8037 §3.1 `EdDSA`; RFC 9864 §2.2 `Ed25519`.
  static let algorithms: Set<String> = ["EdDSA", "Ed25519"]

  /// - Throws: `malformed`, `algorithm_not_allowed`.
  init(_ text: String, type: String) throws(DocumentRejection) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3 else {
      throw .malformed("a signed text has 3 parts between dots; this has \(parts.count)")
    }
    guard let header = Base64URL.decode(parts[0]), let payload = Base64URL.decode(parts[1]),
      Base64URL.decode(parts[2]) != nil
    else { throw .malformed("a part of the signed text is not base64url") }
    let fields: HeaderFields = try Self.read(try Self.parse(header, "header"), "header")
    guard Self.algorithms.contains(fields.alg) else { throw .algorithmNotAllowed(fields.alg) }
    guard !fields.isCritical else {
      throw .malformed("the header has crit; nothing of it is known")
    }
    guard fields.typ == type else {
      throw .malformed("the header's typ is ‘\(fields.typ ?? "")’, not ‘\(type)’")
    }
    guard let keyID = fields.kid else { throw .malformed("the header has no kid") }
    self.text = text
    self.keyID = keyID
    certificate = fields.kcert
    self.payload = payload
  }

  /// The claims as they stand, believed or not.
  ///
  /// - Throws: `malformed`.
  func claims<Claims: Decodable>(_ type: Claims.Type) throws(DocumentRejection) -> Claims {
    try Self.read(try Self.parse(payload, "payload"), "payload")
  }

  private static func parse(
    _ text: [UInt8], _ part: String
  ) throws(DocumentRejection) -> JSONValue {
    do throws(JSONParser.Failure) { return try JSONParser.parse(text) } catch {
      throw .malformed("the \(part) is not admitted: \(error)")
    }
  }

  private static func read<Fields: Decodable>(
    _ value: JSONValue, _ part: String
  ) throws(DocumentRejection) -> Fields {
    do { return try value.decode(Fields.self) } catch {
      throw .malformed("the \(part) \(error.place)")
    }
  }

  /// The signature is `key`'s over exactly the header and the payload.
  ///
  /// - Source: RFC 7515 §5.2; RFC 8037 §3.1.
  func isSigned(by key: Ed25519PublicKey) -> Bool {
    guard let dot = text.lastIndex(of: "."),
      let signature = Base64URL.decode(text[text.index(after: dot)...])
    else { return false }
    return key.key.isValidSignature(Data(signature), for: Data(text[..<dot].utf8))
  }

  /// Signs with `alg` EdDSA; members in alphabetical order, so equal claims give equal texts.
  ///
  /// It waits for nobody: a document is signed in the transaction that keeps it.
  static func sign(
    _ claims: some Encodable,
    header: JWSHeader,
    with key: Ed25519PrivateKey
  ) throws(SigningFailure) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      let input =
        Base64URL.encode(try encoder.encode(header)) + "."
        + Base64URL.encode(try encoder.encode(claims))
      return input + "." + Base64URL.encode(try key.key.signature(for: Data(input.utf8)))
    } catch {
      throw SigningFailure(description: "the claims could not be signed: \(error)")
    }
  }

  private struct HeaderFields: Decodable {
    let alg: String
    let typ: String?
    let kid: String?
    let kcert: String?
    let isCritical: Bool

    private enum CodingKeys: String, CodingKey { case alg, typ, kid, kcert, crit }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      alg = try container.decode(String.self, forKey: .alg)
      typ = try container.decodeIfPresent(String.self, forKey: .typ)
      kid = try container.decodeIfPresent(String.self, forKey: .kid)
      kcert = try container.decodeIfPresent(String.self, forKey: .kcert)
      isCritical = container.contains(.crit)
    }
  }
}

extension Error {
  /// Where and what a JSON text lacks, to follow a subject: “at entitlements.0.rev: …”.
  fileprivate var place: String {
    guard let error = self as? DecodingError else { return "is not readable" }
    switch error {
    case .keyNotFound(let key, let context):
      return "lacks ‘\((context.codingPath + [key]).dotted)’"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "has a value of another type at ‘\(context.codingPath.dotted)’"
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      return "is not JSON"
    case .dataCorrupted(let context):
      return "at ‘\(context.codingPath.dotted)’: \(context.debugDescription)"
    @unknown default:
      return "is not readable"
    }
  }
}

extension [any CodingKey] {
  fileprivate var dotted: String {
    map { key in key.intValue.map { String($0) } ?? key.stringValue }.joined(separator: ".")
  }
}
