import Crypto
import Entitlements
import FoundationEssentials
import VehicleCatalog
import WorldTime

/// A store with fixed keys, whose every text is known, and what the car knows of it.
struct FuzzIssuer: Sendable {
  let root: RootKey
  let signer: DocumentSigner
  let trust: TrustStore
  let vehicle: VIN
  let now: Instant
  /// Where a car stands that lost its time.
  let longAgo: Instant
  /// Documents and a time statement.
  let genuine: [String]
  /// What was signed of ``genuine``: their first two parts.
  let signedInputs: Set<String>

  init() async throws {
    root = RootKey(try Ed25519PrivateKey(rawRepresentation: [UInt8](repeating: 5, count: 32)))
    vehicle = try VIN("SJNTAAJ12U0000001")
    now = try Instant(rfc3339: "2026-01-31T10:00:00Z")
    longAgo = try Instant(rfc3339: "2020-01-01T00:00:00Z")
    let key = try Ed25519PrivateKey(rawRepresentation: [UInt8](repeating: 7, count: 32))
    signer = DocumentSigner(
      key: try SigningKey(
        key,
        certificate: try root.certify(
          key.publicKey, notBefore: Instant(rfc3339: "2026-01-01T00:00:00Z"),
          expires: Instant(rfc3339: "2026-07-01T00:00:00Z"))))
    var trust = TrustStore()
    trust.add(root.publicKey, origin: .added, at: now)
    self.trust = trust
    let right = Entitlement(
      service: "remote-climate", grant: "g-1", revision: 1, status: .active, reason: .paid,
      notBefore: now, paidThrough: now.adding(.days(28)), graceUntil: now.adding(.days(44)),
      holdUntil: nil, allowance: nil, order: "o-1")
    let empty = Self.document(of: [], vehicle: vehicle, at: now)
    let full = Self.document(of: [right], vehicle: vehicle, at: now)
    let time = TimeStatement(
      issuer: "store", vehicle: vehicle, issuedAt: now, nonce: "AAAAAAAAAAAAAAAAAAAAAA")
    genuine = [
      try signer.sign(empty).compact, try signer.sign(full).compact,
      try signer.sign(time),
    ]
    signedInputs = Set(genuine.map(Self.signedInput))
  }

  private static func document(
    of rights: [Entitlement], vehicle: VIN, at now: Instant
  ) -> EntitlementDocument {
    EntitlementDocument(
      issuer: "store", vehicle: vehicle, version: 1, issuedAt: now,
      leaseUntil: now.adding(EntitlementDocument.leaseDefault), id: "doc-1", entitlements: rights)
  }

  var keyID: String { signer.key.certificate.keyID }

  /// The first two parts of a compact text, which the signature covers.
  static func signedInput(of compact: String) -> String {
    compact.split(separator: ".", omittingEmptySubsequences: false).prefix(2)
      .joined(separator: ".")
  }

  /// A header up to the first line end, and the payload after it, the short names filled in.
  func parts(of text: [UInt8]) -> (header: [UInt8], payload: [UInt8]) {
    let parts = text.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    return (filled(parts[0]), filled(parts.count > 1 ? parts[1] : []))
  }

  private func filled(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var filled: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "$"), let name = rest.first, let value = value(of: name) else {
        filled.append(byte)
        continue
      }
      rest.removeFirst()
      filled += value.utf8
    }
    return filled
  }

  private func value(of name: UInt8) -> String? {
    switch name {
    case UInt8(ascii: "C"): signer.key.certificate.compact
    case UInt8(ascii: "K"): keyID
    case UInt8(ascii: "X"): Base64URL.encode(signer.key.privateKey.publicKey.rawRepresentation)
    case UInt8(ascii: "R"): root.publicKey.id
    default: nil
    }
  }

  /// A compact text over any header and payload, signed by hand.
  func signed(header: [UInt8], payload: [UInt8], byRoot: Bool = false) -> String {
    let input = Base64URL.encode(header) + "." + Base64URL.encode(payload)
    let key = byRoot ? root.privateKey : signer.key.privateKey
    guard let signature = try? key.key.signature(for: Data(input.utf8)) else {
      preconditionFailure("an Ed25519 key signs any bytes")
    }
    return input + "." + Base64URL.encode(signature)
  }

  /// A sound document of the signing key, with this text as its certificate.
  func document(under certificate: String) -> String {
    let header =
      #"{"alg":"EdDSA","typ":"entitlements+jwt","kid":"\#(keyID)","kcert":"\#(certificate)"}"#
    let payload = genuine[1].split(separator: ".")[1]
    return signed(header: Array(header.utf8), payload: Base64URL.decode(payload) ?? [])
  }
}
