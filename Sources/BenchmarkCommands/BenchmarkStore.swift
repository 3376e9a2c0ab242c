import Entitlements
import LinkProtocol
import LinkTransport
import PhoneApp
import VehicleCatalog
import WorldTime

/// A store and a phone that last as long as one measurement: keys, documents and a bond.
struct BenchmarkStore {
  private let vin: VIN
  private let now: Instant
  private let root: RootKey
  private let signer: DocumentSigner
  private let generator: PairingRandom
  private let numbers: RepeatableNumbers

  init(vin: VIN, at now: Instant) async throws {
    self.vin = vin
    self.now = now
    var numbers = RepeatableNumbers()
    root = RootKey(Ed25519PrivateKey(using: &numbers))
    let key = Ed25519PrivateKey(using: &numbers)
    let certificate = try root.certify(
      key.publicKey, notBefore: now, expires: now.adding(.months(12)))
    signer = DocumentSigner(key: try SigningKey(key, certificate: certificate))
    generator = PairingRandom(using: &numbers)
    self.numbers = numbers
  }

  /// Signed documents of rising version, each with one service paid a year ahead.
  func documents(count: Int) async throws -> [SignedDocument] {
    var documents: [SignedDocument] = []
    for version in 1...max(1, count) {
      documents.append(
        try signer.sign(
          EntitlementDocument(
            issuer: "headunit-bench", vehicle: vin, version: version, issuedAt: now,
            leaseUntil: now.adding(EntitlementDocument.leaseDefault), id: "benchmark-\(version)",
            entitlements: [
              Entitlement(
                service: "smart-alerts", grant: "benchmark", revision: version, status: .active,
                reason: .paid, notBefore: now, paidThrough: now.adding(.months(12)),
                order: "benchmark")
            ])))
    }
    return documents
  }

  /// The first document of a car: one service by the month, paid and to be renewed.
  func monthlyDocument(of vehicle: VIN) async throws -> SignedDocument {
    let paidThrough = now.adding(.months(1))
    return try signer.sign(
      EntitlementDocument(
        issuer: "headunit-bench", vehicle: vehicle, version: 1, issuedAt: now,
        leaseUntil: now.adding(EntitlementDocument.leaseDefault), id: "benchmark-\(vehicle)",
        entitlements: [
          Entitlement(
            service: "smart-alerts", grant: "benchmark", revision: 1, status: .active,
            reason: .paid,
            notBefore: now, paidThrough: paidThrough, graceUntil: paidThrough.adding(.days(16)),
            holdUntil: paidThrough.adding(.days(60)), order: "benchmark")
        ]))
  }

  /// What a trust file holds so that cars believe these documents.
  var trustFile: String { root.publicKey.jwk }

  /// Pairs with the car behind `client`, whose side says yes by itself, and opens a session.
  func pair(over client: ProtocolClient) async throws -> CarSession {
    let link = try await CarLink.greet(over: client, as: phone, vehicle: vin)
    return try await session(over: link, try await bond(over: link))
  }

  /// Pairs with the car behind `client`.
  func bond(over client: ProtocolClient) async throws -> PhoneBond {
    try await bond(over: try await CarLink.greet(over: client, as: phone, vehicle: vin))
  }

  /// Opens a session of a bond with the car behind `client`.
  func session(over client: ProtocolClient, _ bond: PhoneBond) async throws -> CarSession {
    try await session(over: try await CarLink.greet(over: client, as: phone, vehicle: vin), bond)
  }

  private var phone: PhoneIdentity {
    PhoneIdentity(
      id: "benchmark", name: "Benchmark", model: "iPhone 14", os: "iOS", osVersion: "17.5",
      appVersion: "", locale: "en")
  }

  private func bond(over link: CarLink) async throws -> PhoneBond {
    let bond = try await link.pair(with: generator, storeRoot: root.publicKey) { _ in true }
    return PhoneBond(
      id: bond.id, key: bond.key, vin: vin, displayName: link.hello.displayName,
      storeRoot: root.publicKey.id, pairedAt: now)
  }

  private func session(over link: CarLink, _ bond: PhoneBond) async throws -> CarSession {
    var numbers = numbers
    return try await link.openSession(bond, using: &numbers)
  }
}

/// The same numbers in every run: the benchmark's keys guard nothing.
///
/// - Source: Sebastiano Vigna, SplitMix64.
struct RepeatableNumbers: RandomNumberGenerator {
  private var state: UInt64 = 0x6865_6164_756E_6974

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
