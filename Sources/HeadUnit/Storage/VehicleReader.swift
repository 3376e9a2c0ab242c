import CarModel
import Entitlements
import Files
import FoundationEssentials
import VehicleCatalog
import WorldTime

/// The rows of one vehicle.
struct VehicleRows: Sendable {
  let row: KeptRow
  var record: KeptRow?
  var activations: [KeptRow] = []
  var bonds: [KeptRow] = []
  var roots: [KeptRow] = []
}

/// Makes vehicles of their rows. What makes no sense costs no more than itself: a bond, a root, the
/// work on one service, the car's condition, or, where not even its make can be told, the vehicle.
///
/// A record is made from its document and from nothing else, and from a document only that a root
/// this car trusts vouches for.
struct VehicleReader {
  let catalog: Catalog
  /// The roots a car believes, of those it was taught.
  let trust: @Sendable (TrustStore) -> TrustStore
  /// No vehicle has seen a later instant.
  let latest: Instant

  /// Failed pairings that a car counts.
  static let failuresMax = 1_000_000
  /// The longest work on one service: a year.
  static let activationMillisecondsMax: Int64 = 366 * 86_400_000

  init(_ catalog: Catalog, trust: @escaping @Sendable (TrustStore) -> TrustStore, latest: Instant) {
    (self.catalog, self.trust, self.latest) = (catalog, trust, latest)
  }

  /// - Returns: `nil` for a vehicle that cannot be served at all.
  mutating func read(_ rows: VehicleRows) -> (vehicle: Vehicle?, failures: [RestoreFailure]) {
    let row = rows.row
    let name = (try? row.text("vin")) ?? "?"
    let vin: VIN
    let profile: VehicleProfile
    do {
      vin = try VIN(row.text("vin"))
      guard vin.rawValue == name else { throw KeptRow.Failure(column: "vin") }
      profile = try self.profile(row)
    } catch let refusal as ProfileRefusal {
      return (nil, [RestoreFailure("vehicle", of: name, "\(refusal)", .withheld)])
    } catch {
      return (nil, [RestoreFailure("vehicle", of: name, "\(error)")])
    }
    var failures: [RestoreFailure] = []
    func mended<Value>(
      _ part: String, _ fresh: Value, _ read: () throws -> Value
    ) -> Value {
      do { return try read() } catch {
        failures.append(RestoreFailure(part, of: name, Self.reason(error)))
        return fresh
      }
    }
    let asOf = mended("last event", latest) { try seen(row) }
    var state = mended("condition", Vehicle.State(profile, at: asOf)) {
      try Self.state(row) ?? Vehicle.State(profile, at: asOf)
    }
    let gate = mended("pairing lock", PairingGate()) {
      PairingGate(
        failures: try row.count("pairingFailures", max: Self.failuresMax),
        lockedUntil: try row.optionalInstant("pairingLockedUntil"))
    }
    let bonds = rows.bonds.enumerated().compactMap { index, bond in
      mended("bond \(index + 1)", nil) { try Self.bond(bond) }
    }
    let roots = rows.roots.enumerated().compactMap { index, root in
      mended("trusted root \(index + 1)", nil) { try self.root(root) }
    }
    let activations = rows.activations.compactMap { activation in
      mended("activation", nil) { try Self.activation(activation) }
    }
    let taught = TrustStore(roots: roots)
    let record = record(rows.record, of: vin, taught, &state, &failures)
    let vehicle = Vehicle(
      vin: vin, profile: profile, record: record,
      activations: Dictionary(activations, uniquingKeysWith: { first, _ in first }),
      bonds: bonds, pairingGate: gate, trust: taught, state: state, asOf: asOf)
    return (vehicle, failures)
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case let error as KeptRow.Failure: error.description
    case let error as Unsound: error.description
    case let error as KeyFormatError: error.description
    default: "it cannot be read"
    }
  }

  struct Unsound: Error, CustomStringConvertible {
    let description: String
  }
}

// MARK: - The parts

extension VehicleReader {
  /// - Throws: `ProfileRefusal` for a profile that the catalogue does not have.
  private func profile(_ row: KeptRow) throws -> VehicleProfile {
    let name = try ProfileName(row.text("profile"))
    var built: YearMonth?
    if let text = try row.optionalText("built") {
      built = YearMonth(text)
      if built == nil { throw KeptRow.Failure(column: "built") }
    }
    return try catalog.profile(name, market: row.text("market"), built: built)
  }

  private func seen(_ row: KeptRow) throws -> Instant {
    let instant = try row.instant("asOf")
    guard instant <= latest else { throw KeptRow.Failure(column: "asOf") }
    return instant
  }

  /// - Returns: `nil` for a car from before its state was kept: it is as new, ignition on, network
  ///   good, clocks right.
  private static func state(_ row: KeptRow) throws -> Vehicle.State? {
    guard let text = try row.optionalText("state") else { return nil }
    guard !KeptJSON.hasHugeNumber(text) else {
      throw Unsound(description: "a number in it is out of all range")
    }
    let state = try JSONDecoder().decode(Vehicle.State.self, from: Data(text.utf8))
    if let failure = state.failure { throw Unsound(description: failure) }
    return state
  }

  private static func bond(_ row: KeptRow) throws -> Bond {
    let key = try row.bytes("key")
    guard key.count == Bond.keyBytes else { throw KeptRow.Failure(column: "key") }
    return Bond(
      id: try row.text("id"), phoneID: try row.text("phoneID"),
      // Whoever has the key is whom the car knows; the rest can be asked for again.
      phoneName: (try? row.text("phoneName")) ?? "", key: key,
      bondedAt: (try? row.instant("bondedAt")) ?? .distantPast,
      role: (try? row.word("role")) ?? .driver)
  }

  private func root(_ row: KeptRow) throws -> TrustedRoot {
    TrustedRoot(
      key: try RootPublicKey(rawRepresentation: try row.bytes("publicKey")),
      origin: (try? row.word("origin")) ?? .firstUse,
      since: (try? row.instant("since")) ?? .distantPast)
  }

  private static func activation(_ row: KeptRow) throws -> (ServiceID, ActivationProgress) {
    let total = try row.integer("totalMilliseconds", in: 0...activationMillisecondsMax)
    return (
      ServiceID(rawValue: try row.text("service")),
      ActivationProgress(
        totalMilliseconds: total,
        doneMilliseconds: try row.integer("doneMilliseconds", in: 0...total),
        runningSince: try row.optionalInstant("runningSince"),
        failedAttempts: try row.count(
          "failedAttempts", max: ActivationProgress.retrySeconds.count),
        retryAt: try row.optionalInstant("retryAt"),
        failure: try row.optionalWord("failure"))
    )
  }

  /// The record that the kept document proves; `nil` when there is none, or no proof.
  ///
  /// The version below which a car takes no document again goes with the proof: a number that
  /// nobody signed may not keep the store's next document out.
  private mutating func record(
    _ row: KeptRow?, of vin: VIN, _ taught: TrustStore, _ state: inout Vehicle.State,
    _ failures: inout [RestoreFailure]
  ) -> EntitlementRecord? {
    guard let row else { return nil }
    guard let text = try? row.text("document") else {
      failures.append(RestoreFailure("record", of: vin.rawValue, "its document is not there"))
      state.lowerVersionFloor(to: Self.version(row))
      return nil
    }
    do throws(DocumentRejection) {
      let verified = try DocumentVerifier.verifyKept(text, vehicle: vin, trust: trust(taught))
      state.setVersionFloor(to: verified.document.version)
      return EntitlementRecord(verified)
    } catch {
      let isUnknown = if case .unknownKey = error { true } else { false }
      failures.append(
        RestoreFailure("record", of: vin.rawValue, "\(error)", isUnknown ? .withheld : .setAside))
      if !isUnknown { state.lowerVersionFloor(to: Self.version(row)) }
      return nil
    }
  }

  private static func version(_ row: KeptRow) -> Int {
    (try? row.count("version", max: EntitlementDocument.versionMax)) ?? 0
  }
}
