import Crypto
import Entitlements
import FoundationEssentials
import LinkProtocol
import Scenarios
import WorldTime
import WireText

/// Makes of a true document what somebody can who has no key that the car trusts.
struct DocumentForger {
  private let document: SignedDocument
  private let header: JSONValue
  private let claims: JSONValue
  private let signature: [UInt8]
  private var generator: CaseRandom

  /// The forger draws keys of his own; `nil` for what is no signed text in three parts.
  init?(_ document: SignedDocument, generator: CaseRandom) {
    let parts = document.compact.split(separator: ".").map { Base64URL.decode($0) }
    guard parts.count == 3, let head = parts[0], let body = parts[1], let seal = parts[2],
      let header = try? JSONParser.parse(head), let claims = try? JSONParser.parse(body)
    else { return nil }
    self.document = document
    (self.header, self.claims, signature) = (header, claims, seal)
    self.generator = generator
  }

  /// - Throws: What the forger's own signer says.
  mutating func make(_ tampering: ForgeStep.TamperMethod) throws -> String {
    switch tampering {
    case .payload:
      let longer = document.document.leaseUntil.adding(.months(12))
      let claims = claims.replacing("lease_until", with: .string("\(longer)"))
      return try Self.joined(header, claims) + "." + Base64URL.encode(signature)
    case .signature:
      let other = signature.prefix(1).map { $0 ^ 1 } + signature.dropFirst()
      return try Self.joined(header, claims) + "." + Base64URL.encode(other)
    case .noAlgorithm: return try named("none") + "."
    case .es256:
      let signed = try named("ES256")
      let seal = try p256Key().signature(for: Data(signed.utf8))
      return signed + "." + Base64URL.encode(seal.rawRepresentation)
    case .unknownKey: return try signer().sign(document.document).compact
    }
  }

  /// What is signed, under the name of another algorithm.
  private func named(_ algorithm: String) throws -> String {
    try Self.joined(header.replacing("alg", with: .string(algorithm)), claims)
  }

  private static func joined(_ header: JSONValue, _ claims: JSONValue) throws -> String {
    try [header, claims].map { Base64URL.encode(try JSONLineEncoder.encode($0)) }
      .joined(separator: ".")
  }

  /// All but a few 256-bit numbers are private keys of P-256; one that is not is drawn again.
  private mutating func p256Key() -> P256.Signing.PrivateKey {
    while true {
      if let key = try? P256.Signing.PrivateKey(rawRepresentation: generator.bytes(32)) {
        return key
      }
    }
  }

  /// A store of the forger's own, from its root on.
  private mutating func signer() throws -> DocumentSigner {
    let root = RootKey(Ed25519PrivateKey(using: &generator))
    let key = Ed25519PrivateKey(using: &generator)
    let issuedAt = document.document.issuedAt
    let certificate = try root.certify(
      key.publicKey, notBefore: issuedAt, expires: issuedAt.adding(.days(400)))
    return DocumentSigner(key: try SigningKey(key, certificate: certificate))
  }
}

/// Puts another document in the place of the one that is handed over.
struct DocumentSwap: ManInTheMiddle {
  let document: String

  mutating func toCar(_ params: JSONValue, of method: String) -> JSONValue {
    guard method == EntitlementsPush.method else { return params }
    return params.replacing("document", with: .string(document))
  }
}
