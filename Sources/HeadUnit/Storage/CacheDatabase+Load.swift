import CarModel
import Entitlements
import FoundationEssentials
import GRDB
import VehicleCatalog
import WorldTime

/// What a daemon left behind when it last stopped, however it stopped.
struct KeptWorld {
  let clock: StoredClock?
  let vehicles: [Vehicle]
  /// The last number in the journal of each vehicle that has one.
  let journalLast: [VIN: Int]
}

extension CacheDatabase {
  /// Reads everything.
  ///
  /// - Throws: ``StartRefusal`` when a row cannot be understood or a profile is gone.
  func load(_ catalog: Catalog) throws(StartRefusal) -> KeptWorld {
    do {
      return try queue.read { database in
        let clock = try Row.fetchOne(database, sql: "SELECT * FROM world").map(Self.clock)
        let vehicles = try Row.fetchAll(database, sql: "SELECT * FROM vehicle ORDER BY vin")
          .map { try Self.vehicle($0, catalog, database) }
        return KeptWorld(
          clock: clock, vehicles: vehicles,
          journalLast: try Self.journalLast(of: vehicles, database))
      }
    } catch let refusal as StartRefusal {
      throw refusal
    } catch {
      throw .stateUnreadable("\(error)")
    }
  }

  private static func clock(_ row: Row) throws -> StoredClock {
    StoredClock(
      mode: try word(row["mode"]), instant: Instant(milliseconds: row["instant"]),
      rate: row["rate"])
  }

  private static func vehicle(_ row: Row, _ catalog: Catalog, _ database: Database) throws
    -> Vehicle
  {
    let vin = try VIN(row["vin"] as String)
    let profile = try profile(row, of: vin, catalog)
    let asOf = Instant(milliseconds: row["asOf"])
    return Vehicle(
      vin: vin, profile: profile, record: try record(of: vin, database),
      activations: try activations(of: vin, database), bonds: try bonds(of: vin, database),
      pairingGate: PairingGate(
        failures: row["pairingFailures"], lockedUntil: instant(row["pairingLockedUntil"])),
      trust: try trust(of: vin, database), state: try state(row, of: profile, at: asOf), asOf: asOf)
  }

  /// A car from before its state was kept is as new: ignition on, network good, clocks right.
  private static func state(
    _ row: Row, of profile: VehicleProfile, at asOf: Instant
  ) throws -> Vehicle.State {
    guard let text = row["state"] as String? else { return Vehicle.State(profile, at: asOf) }
    return try JSONDecoder().decode(Vehicle.State.self, from: Data(text.utf8))
  }

  private static func profile(_ row: Row, of vin: VIN, _ catalog: Catalog) throws -> VehicleProfile
  {
    let built = (row["built"] as String?).flatMap { YearMonth($0) }
    do {
      return try catalog.profile(
        try ProfileName(row["profile"] as String), market: row["market"], built: built)
    } catch {
      throw StartRefusal.profileGone(vehicle: vin, why: "\(error)")
    }
  }

  private static func record(of vin: VIN, _ database: Database) throws -> EntitlementRecord? {
    try rows("SELECT record FROM entitlementRecord WHERE vin = ?", of: vin, database).first.map {
      row in
      try JSONDecoder().decode(EntitlementRecord.self, from: Data((row["record"] as String).utf8))
    }
  }

  private static func activations(
    of vin: VIN, _ database: Database
  ) throws -> [ServiceID: ActivationProgress] {
    let rows = try rows("SELECT * FROM activation WHERE vin = ?", of: vin, database)
    return Dictionary(
      uniqueKeysWithValues: try rows.map { row in
        (
          ServiceID(rawValue: row["service"]),
          ActivationProgress(
            totalMilliseconds: row["totalMilliseconds"], doneMilliseconds: row["doneMilliseconds"],
            runningSince: instant(row["runningSince"]), failedAttempts: row["failedAttempts"],
            retryAt: instant(row["retryAt"]),
            failure: try (row["failure"] as String?).map { try word($0) })
        )
      })
  }

  private static func bonds(of vin: VIN, _ database: Database) throws -> [Bond] {
    try rows("SELECT * FROM bond WHERE vin = ? ORDER BY position", of: vin, database).map { row in
      Bond(
        id: row["id"], phoneID: row["phoneID"], phoneName: row["phoneName"],
        key: [UInt8](row["key"] as Data), bondedAt: Instant(milliseconds: row["bondedAt"]),
        role: try word(row["role"]))
    }
  }

  private static func trust(of vin: VIN, _ database: Database) throws -> TrustStore {
    TrustStore(
      roots: try rows(
        "SELECT * FROM trustedRoot WHERE vin = ? ORDER BY position", of: vin, database
      ).map { row in
        TrustedRoot(
          key: try RootPublicKey(rawRepresentation: row["publicKey"] as Data),
          origin: try word(row["origin"]), since: Instant(milliseconds: row["since"]))
      })
  }

  /// The rows of one vehicle; the statement is prepared once for all of them.
  private static func rows(_ sql: String, of vin: VIN, _ database: Database) throws -> [Row] {
    try Row.fetchAll(try database.cachedStatement(sql: sql), arguments: [vin.rawValue])
  }

  private static func instant(_ milliseconds: Int64?) -> Instant? {
    milliseconds.map { Instant(milliseconds: $0) }
  }

  /// A word of a closed set.
  private static func word<Word: RawRepresentable<String>>(_ text: String) throws -> Word {
    guard let word = Word(rawValue: text) else {
      throw StartRefusal.stateUnreadable("‘\(text)’ is no \(Word.self)")
    }
    return word
  }
}
