import CarModel
import Entitlements
import Files
import FoundationEssentials
import GRDB
import VehicleCatalog
import WorldTime

/// One vehicle before and after a commit; `nil` where it is not there.
struct VehicleChange: Sendable {
  let vin: VIN
  let before: Vehicle?
  let after: Vehicle?
  /// It was removed in between: what is there after is another car of the same VIN.
  let isRemoved: Bool
  /// The text of the document that the record comes from, when it was just taken.
  let document: String?
}

extension VehicleDatabase {
  /// Writes a batch in one transaction, with the entries that tell of it: returns when it is on
  /// the disk. Of one vehicle's entries the oldest beyond `entriesMax` are deleted.
  func write(
    _ changes: [VehicleChange], journal entries: [JournalEntry], entriesMax: Int,
    clock: StoredClock, meeting effect: WriteEffect?
  ) async throws {
    try await queue.write { [presence] database in
      try presence.check()
      try Self.write(clock, to: database)
      for change in changes { try Self.write(change, to: database) }
      try Self.write(entries, keeping: entriesMax, to: database)
      try effect?.beforeCommit()
    }
    effect?.afterCommit()
    try presence.checkWritten()
  }

  static func write(_ clock: StoredClock, to database: Database) throws {
    try database.run(
      sql: "INSERT OR REPLACE INTO world (id, mode, instant, rate) VALUES (1, ?, ?, ?)",
      arguments: [clock.mode.rawValue, clock.instant.milliseconds, clock.rate])
  }

  static func write(_ change: VehicleChange, to database: Database) throws {
    // A vehicle that is withheld goes when another of its VIN comes.
    if change.isRemoved || change.before == nil {
      try database.run(
        sql: "DELETE FROM vehicle WHERE vin = ?", arguments: [change.vin.rawValue])
    }
    guard let after = change.after else { return }
    let before = change.isRemoved ? nil : change.before
    try writeVehicle(after, to: database)
    if after.state != before?.state { try writeState(of: after, to: database) }
    if after.record != before?.record {
      try writeRecord(of: after, document: change.document, to: database)
    }
    if after.activations != before?.activations ?? [:] {
      try writeActivations(of: after, to: database)
    }
    if after.bonds != before?.bonds ?? [] { try writeBonds(of: after, to: database) }
    if after.trust != before?.trust ?? TrustStore() {
      try writeRoots(of: after, to: database)
    }
  }

  /// Writes all of a vehicle over what is there, but for a record that stays.
  static func rewrite(
    _ vehicle: Vehicle, withRecord: Bool, to database: Database
  ) throws {
    try writeVehicle(vehicle, to: database)
    try writeState(of: vehicle, to: database)
    if withRecord, vehicle.record == nil {
      try writeRecord(of: vehicle, document: nil, to: database)
    }
    try writeActivations(of: vehicle, to: database)
    try writeBonds(of: vehicle, to: database)
    try writeRoots(of: vehicle, to: database)
  }

  private static func writeVehicle(_ vehicle: Vehicle, to database: Database) throws {
    try database.run(
      sql: """
        INSERT INTO vehicle (vin, profile, market, built, pairingFailures, pairingLockedUntil, asOf)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (vin) DO UPDATE SET profile = excluded.profile, market = excluded.market,
          built = excluded.built, pairingFailures = excluded.pairingFailures,
          pairingLockedUntil = excluded.pairingLockedUntil, asOf = excluded.asOf
        """,
      arguments: [
        vehicle.vin.rawValue, vehicle.profile.name.description, vehicle.profile.market,
        vehicle.profile.built?.description, vehicle.pairingGate.failures,
        vehicle.pairingGate.lockedUntil?.milliseconds, vehicle.asOf.milliseconds,
      ])
  }

  private static func writeState(of vehicle: Vehicle, to database: Database) throws {
    let text = String(decoding: try JSONEncoder().encode(vehicle.state), as: UTF8.self)
    try database.run(
      sql: "UPDATE vehicle SET state = ? WHERE vin = ?", arguments: [text, vehicle.vin.rawValue])
  }

  private static func writeRecord(
    of vehicle: Vehicle, document: String?, to database: Database
  ) throws {
    guard let record = vehicle.record else {
      return try database.run(
        sql: "DELETE FROM entitlementRecord WHERE vin = ?", arguments: [vehicle.vin.rawValue])
    }
    try database.run(
      sql: """
        INSERT OR REPLACE INTO entitlementRecord (vin, version, hash, document)
        VALUES (?, ?, ?, ?)
        """,
      arguments: [vehicle.vin.rawValue, record.version, record.hash, document])
  }

  private static func writeActivations(of vehicle: Vehicle, to database: Database) throws {
    try database.run(
      sql: "DELETE FROM activation WHERE vin = ?", arguments: [vehicle.vin.rawValue])
    for (service, progress) in vehicle.activations {
      try database.run(
        sql: """
          INSERT INTO activation (vin, service, totalMilliseconds, doneMilliseconds, runningSince,
            failedAttempts, retryAt, failure) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          vehicle.vin.rawValue, service.rawValue, progress.totalMilliseconds,
          progress.doneMilliseconds, progress.runningSince?.milliseconds, progress.failedAttempts,
          progress.retryAt?.milliseconds, progress.failure?.rawValue,
        ])
    }
  }

  private static func writeBonds(of vehicle: Vehicle, to database: Database) throws {
    try database.run(sql: "DELETE FROM bond WHERE vin = ?", arguments: [vehicle.vin.rawValue])
    for (position, bond) in vehicle.bonds.enumerated() {
      try database.run(
        sql: """
          INSERT INTO bond (vin, id, phoneID, phoneName, key, bondedAt, role, position)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          vehicle.vin.rawValue, bond.id, bond.phoneID, bond.phoneName, Data(bond.key),
          bond.bondedAt.milliseconds, bond.role.rawValue, position,
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
