import CarModel
import Entitlements
import FoundationEssentials
import GRDB
import VehicleCatalog
import WorldTime

/// One vehicle before and after a commit; `nil` where it is not there.
struct VehicleChange: Sendable {
  let vin: VIN
  let before: Vehicle?
  let after: Vehicle?
  /// The text of the document that the record comes from, when it was just taken.
  let document: String?
}

extension CacheDatabase {
  /// Writes a batch in one transaction: returns when it is on the disk.
  func write(_ changes: [VehicleChange], clock: StoredClock) async throws {
    try await queue.write { database in
      try Self.write(clock, to: database)
      for change in changes { try Self.write(change, to: database) }
    }
  }

  private static func write(_ clock: StoredClock, to database: Database) throws {
    try database.run(
      sql: "INSERT OR REPLACE INTO world (id, mode, instant, rate) VALUES (1, ?, ?, ?)",
      arguments: [clock.mode.rawValue, clock.instant.milliseconds, clock.rate])
  }

  private static func write(_ change: VehicleChange, to database: Database) throws {
    guard let after = change.after else {
      try database.run(
        sql: "DELETE FROM vehicle WHERE vin = ?", arguments: [change.vin.rawValue])
      return
    }
    try writeVehicle(after, to: database)
    if after.record != change.before?.record {
      try writeRecord(of: after, document: change.document, to: database)
    }
    if after.activations != change.before?.activations ?? [:] {
      try writeActivations(of: after, to: database)
    }
    if after.bonds != change.before?.bonds ?? [] { try writeBonds(of: after, to: database) }
    if after.trust != change.before?.trust ?? TrustStore() {
      try writeRoots(of: after, to: database)
    }
  }

  private static func writeVehicle(_ vehicle: Vehicle, to database: Database) throws {
    try database.run(
      sql: """
        INSERT INTO vehicle (vin, profile, market, built, power, network, pairingFailures,
          pairingLockedUntil, asOf) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (vin) DO UPDATE SET profile = excluded.profile, market = excluded.market,
          built = excluded.built, power = excluded.power, network = excluded.network,
          pairingFailures = excluded.pairingFailures,
          pairingLockedUntil = excluded.pairingLockedUntil, asOf = excluded.asOf
        """,
      arguments: [
        vehicle.vin.rawValue, vehicle.profile.name.description, vehicle.profile.market,
        vehicle.profile.built?.description, vehicle.power.rawValue, vehicle.network.rawValue,
        vehicle.pairingGate.failures, vehicle.pairingGate.lockedUntil?.milliseconds,
        vehicle.asOf.milliseconds,
      ])
  }

  private static func writeRecord(
    of vehicle: Vehicle, document: String?, to database: Database
  ) throws {
    guard let record = vehicle.record else {
      return try database.run(
        sql: "DELETE FROM entitlementRecord WHERE vin = ?", arguments: [vehicle.vin.rawValue])
    }
    let text = String(decoding: try JSONEncoder().encode(record), as: UTF8.self)
    try database.run(
      sql: """
        INSERT OR REPLACE INTO entitlementRecord (vin, version, hash, record, document)
        VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [vehicle.vin.rawValue, record.version, record.hash, text, document])
  }

  private static func writeActivations(of vehicle: Vehicle, to database: Database) throws {
    try database.run(
      sql: "DELETE FROM activation WHERE vin = ?", arguments: [vehicle.vin.rawValue])
    for (service, progress) in vehicle.activations {
      try database.run(
        sql: """
          INSERT INTO activation (vin, service, totalMilliseconds, doneMilliseconds, runningSince)
          VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          vehicle.vin.rawValue, service.rawValue, progress.totalMilliseconds,
          progress.doneMilliseconds, progress.runningSince?.milliseconds,
        ])
    }
  }

  private static func writeBonds(of vehicle: Vehicle, to database: Database) throws {
    try database.run(sql: "DELETE FROM bond WHERE vin = ?", arguments: [vehicle.vin.rawValue])
    for (position, bond) in vehicle.bonds.enumerated() {
      try database.run(
        sql: """
          INSERT INTO bond (vin, id, phoneID, phoneName, key, bondedAt, position)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          vehicle.vin.rawValue, bond.id, bond.phoneID, bond.phoneName, Data(bond.key),
          bond.bondedAt.milliseconds, position,
        ])
    }
  }

  private static func writeRoots(of vehicle: Vehicle, to database: Database) throws {
    try database.run(
      sql: "DELETE FROM trustedRoot WHERE vin = ?", arguments: [vehicle.vin.rawValue])
    for (position, root) in vehicle.trust.roots.enumerated() {
      try database.run(
        sql: """
          INSERT INTO trustedRoot (vin, publicKey, origin, since, position) VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          vehicle.vin.rawValue, Data(root.key.rawRepresentation), root.origin.rawValue,
          root.since.milliseconds, position,
        ])
    }
  }
}

extension Database {
  /// Runs a statement that is prepared once and kept.
  fileprivate func run(sql: String, arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
