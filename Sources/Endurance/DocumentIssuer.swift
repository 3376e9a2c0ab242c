import Entitlements
import HeadUnit
import LinkProtocol
import VehicleCatalog
import WorldTime

/// A store that only signs: the rights of one car, changed from document to document.
struct DocumentIssuer: Sendable {
  let root: RootKey
  private let key: Ed25519PrivateKey

  /// Services of the shipped catalogue that the car of these runs can have.
  static let services: [ServiceID] = [
    "smart-alerts", "journey-history", "remote-door-lock", "my-car-finder", "vehicle-status-check",
  ]
  /// Long enough that no run comes to the end of a document.
  private static let lease = Period.days(300)

  init(seed: UInt64) {
    var generator = SplitMix64(seed: seed ^ 0x6B65_7973)
    root = RootKey(Ed25519PrivateKey(using: &generator))
    key = Ed25519PrivateKey(using: &generator)
  }

  /// What a car is told to trust.
  var rootText: String { Base64URL.encode(root.publicKey.rawRepresentation) }

  /// Signs the rights of a car at a version.
  func document(
    of vehicle: String, _ rights: Rights, at now: Instant = EnduranceKit.start
  ) async throws -> SignedDocument {
    let certificate = try root.certify(
      key.publicKey, notBefore: now, expires: now.adding(.months(12)))
    let signer = DocumentSigner(key: try SigningKey(key, certificate: certificate))
    return try signer.sign(
      EntitlementDocument(
        issuer: "endurance", vehicle: try VIN(vehicle), version: rights.version, issuedAt: now,
        leaseUntil: now.adding(Self.lease), id: "\(vehicle)-\(rights.version)",
        entitlements: rights.entitlements(at: now)))
  }
}

/// What the store grants to one car.
struct Rights: Hashable, Sendable {
  private(set) var version = 0
  /// Of each service: how often it was bought, and whether the last of these was taken back.
  private var states: [ServiceID: State] = [:]

  private struct State: Hashable, Sendable {
    var grants = 1
    var isRevoked = false
  }

  /// The services that the car is entitled to.
  var entitled: [String] {
    states.filter { !$0.value.isRevoked }.map(\.key.rawValue).sorted()
  }

  /// Buys a service, or takes it back when it is there.
  mutating func toggle(_ service: ServiceID) {
    version += 1
    guard var state = states[service] else { return states[service] = State() }
    if state.isRevoked { state.grants += 1 }
    state.isRevoked.toggle()
    states[service] = state
  }

  /// The same once more, as the store's next document.
  mutating func again() { version += 1 }

  func entitlements(at now: Instant) -> [Entitlement] {
    states.sorted { $0.key.rawValue < $1.key.rawValue }.map { service, state in
      Entitlement(
        service: service, grant: GrantID(rawValue: "\(service)-\(state.grants)"),
        revision: version, status: state.isRevoked ? .revoked : .active,
        reason: state.isRevoked ? .refund : .paid, notBefore: now.adding(.days(-1)),
        paidThrough: now.adding(.days(290)), order: "order-\(service)-\(state.grants)")
    }
  }
}
