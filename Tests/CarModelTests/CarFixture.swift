import Foundation
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// Cars built from the catalogue that ships.
enum CarFixture {
  static func profile(
    _ name: String = "qashqai-j12b/2025/tekna", market: String = "FR"
  ) throws -> VehicleProfile {
    try ShippedCatalog.load().profile(ProfileName(name), market: market, built: nil)
  }

  /// A new car at the start of the tests' time line.
  static func car(
    _ profile: String = "qashqai-j12b/2025/tekna", market: String = "FR"
  ) throws -> Vehicle {
    Vehicle(
      vin: try VIN("SJNTAAJ12U0000001"), profile: try self.profile(profile, market: market),
      at: start)
  }

  /// A car with rights to services, all of them activated, at ``ready``.
  static func car(
    _ profile: String = "qashqai-j12b/2025/tekna", market: String = "FR",
    with services: [ServiceID]
  ) throws -> Vehicle {
    let rights = services.enumerated().map { index, service in
      Entitlement.sample(service, grant: GrantID(rawValue: "g-\(index + 1)"))
    }
    return try car(profile, market: market, owning: rights)
  }

  static func car(
    _ profile: String = "qashqai-j12b/2025/tekna", market: String = "FR",
    owning rights: [Entitlement], leaseUntil: Instant = after(days: 400)
  ) throws -> Vehicle {
    var car = try car(profile, market: market)
    try car.live(until: start, .recordReplaced(.sample(rights, leaseUntil: leaseUntil)))
    try car.live(until: ready)
    return car
  }

  /// The catalogue with another activation of one service, as `services.yaml` writes it.
  static func catalog(activating id: ServiceID, by activation: String) throws -> Catalog {
    try ShippedCatalog.edited("services.yaml") { text in
      let entry = try #require(text.range(of: "\n\(id):\n"))
      let line = try #require(
        text.range(of: "activation: {", range: entry.upperBound..<text.endIndex))
      let end = try #require(text.range(of: "}", range: line.upperBound..<text.endIndex))
      text.replaceSubrange(line.lowerBound..<end.upperBound, with: "activation: {\(activation)}")
    }
  }

  static func service(_ id: ServiceID) throws -> Service {
    try #require(try ShippedCatalog.load().service(id))
  }

  /// 2026-01-31T10:00:00Z.
  static let start = Instant(milliseconds: 1_769_853_600_000)
  /// When the longest activation is done.
  static let ready = after(minutes: 15)

  /// Without a battery behind its clock, and with one.
  static let withoutBackup = "juke-f16b/2024/tekna"
  static let electric = "leaf-ze1/2022/tekna"
}

/// An instant of the tests' time line.
func after(minutes: Int = 0, days: Int = 0, milliseconds: Int64 = 0) -> Instant {
  CarFixture.start.adding(.days(days)).adding(.minutes(minutes)).advanced(
    milliseconds: milliseconds)
}

extension Entitlement {
  /// A right paid for 28 days from the start, with changes.
  static func sample(
    _ service: ServiceID, grant: GrantID = "g-1", revision: Int = 1,
    _ status: EntitlementStatus = .active, _ reason: EntitlementReason = .paid,
    from: Instant = CarFixture.start, paidThrough: Instant? = after(days: 28),
    grace: Instant? = nil, hold: Instant? = nil, allowance: Allowance? = nil
  ) -> Entitlement {
    Entitlement(
      service: service, grant: grant, revision: revision, status: status, reason: reason,
      notBefore: from, paidThrough: paidThrough, graceUntil: grace, holdUntil: hold,
      allowance: allowance, order: "o-1")
  }
}

extension EntitlementRecord {
  /// What a car keeps of a document whose checks are tested elsewhere.
  static func sample(
    _ entitlements: [Entitlement], version: Int = 1, issuedAt: Instant = CarFixture.start,
    leaseUntil: Instant = after(days: 400)
  ) throws -> EntitlementRecord {
    EntitlementRecord(
      VerifiedDocument(
        document: EntitlementDocument(
          issuer: "store", vehicle: try VIN("SJNTAAJ12U0000001"), version: version,
          issuedAt: issuedAt, leaseUntil: leaseUntil, id: "doc-\(version)",
          entitlements: entitlements),
        hash: "hash-\(version)", keyID: "key", root: "root", compact: "compact-\(version)"))
  }
}

extension Vehicle {
  /// Lets time pass, then lets something happen.
  @discardableResult
  mutating func live(
    until instant: Instant, _ event: CarEvent? = nil
  ) throws -> [ServiceTransition] {
    try liveFully(until: instant, event).compactMap { effect in
      if case .service(let change) = effect { change } else { nil }
    }
  }

  /// The same, and everything that the car tells.
  @discardableResult
  mutating func liveFully(
    until instant: Instant, _ event: CarEvent? = nil
  ) throws -> [CarEffect] {
    let catalog = try ShippedCatalog.load()
    let passed = catchUp(to: instant, in: catalog)
    guard let event else { return passed }
    if let refusal = refusal(of: event, at: instant, in: catalog) { throw refusal }
    return passed + apply(event, at: instant, in: catalog)
  }

  /// Lets time pass; whether the car told something on the way.
  mutating func isNotified(_ effect: CarEffect, by instant: Instant) throws -> Bool {
    try liveFully(until: instant).contains(effect)
  }

  /// What the car says at an instant after everything due by then.
  func says(of service: ServiceID, at instant: Instant) throws -> ServiceAnswer {
    var car = self
    try car.live(until: instant)
    return car.answer(
      for: try CarFixture.service(service), at: instant, in: try ShippedCatalog.load())
  }

  func state(of service: ServiceID, at instant: Instant) throws -> ServiceState {
    try says(of: service, at: instant).state
  }

  /// The same car after its parts were written as JSON and read again.
  func writtenAndRead() throws -> Vehicle {
    func again<Value: Codable>(_ value: Value) throws -> Value {
      try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
    }
    return Vehicle(
      vin: vin, profile: profile, record: try again(record), activations: try again(activations),
      bonds: bonds, pairingGate: try again(pairingGate), trust: try again(trust),
      state: try again(state), asOf: try again(asOf))
  }
}
