import CarModel
import Dispatch
import Entitlements
import GRDB
import Synchronization
import VehicleCatalog
import WorldTime

/// What a daemon left behind when it last stopped, however it stopped.
struct KeptWorld: Sendable {
  let clock: StoredClock?
  let vehicles: [Vehicle]
  /// The last number in the journal of each vehicle that has one.
  let journalLast: [VIN: Int]
  /// What is not served.
  let failures: [RestoreFailure]
}

extension VehicleDatabase {
  /// Reads everything and believes nothing: what makes no sense, or what no document proves, is
  /// set aside and told of in ``KeptWorld/failures``. The file is left as it is.
  ///
  /// - Parameters:
  ///   - catalog: What vehicles are made by.
  ///   - trust: The roots a car believes, of those it was taught.
  /// - Returns: What can be served, and what is not.
  /// - Throws: ``StartRefusal/stateUnreadable(_:)`` when the file cannot be read.
  func load(
    _ catalog: Catalog, trust: @escaping @Sendable (TrustStore) -> TrustStore
  ) throws(StartRefusal) -> KeptWorld {
    do {
      let kept = try queue.read { try KeptRows($0) }
      let (clock, clockFailures) = kept.clock
      let (vehicles, vehicleFailures) = Self.vehicles(
        of: kept.vehicles, by: VehicleReader(catalog, trust: trust, latest: kept.latest))
      let (last, journalFailures) = try queue.read { try Self.journalLast(of: vehicles, $0) }
      return KeptWorld(
        clock: clock, vehicles: vehicles, journalLast: last,
        failures: kept.failures + clockFailures + vehicleFailures + journalFailures)
    } catch {
      throw .stateUnreadable("\(error)")
    }
  }

  /// Vehicles that one piece of work makes of their rows: signatures are checked on all cores.
  private static let vehiclesOfOnePiece = 256

  private static func vehicles(
    of rows: [VehicleRows], by reader: VehicleReader
  ) -> (vehicles: [Vehicle], failures: [RestoreFailure]) {
    let starts = Array(stride(from: 0, to: rows.count, by: vehiclesOfOnePiece))
    let pieces = Mutex<[Int: (vehicles: [Vehicle], failures: [RestoreFailure])]>([:])
    DispatchQueue.concurrentPerform(iterations: starts.count) { piece in
      var reader = reader
      var made: (vehicles: [Vehicle], failures: [RestoreFailure]) = ([], [])
      let end = min(starts[piece] + vehiclesOfOnePiece, rows.count)
      for row in rows[starts[piece]..<end] {
        let (vehicle, failures) = reader.read(row)
        if let vehicle { made.vehicles.append(vehicle) }
        made.failures += failures
      }
      let done = made
      pieces.withLock { $0[piece] = done }
    }
    let made = pieces.withLock { pieces in starts.indices.compactMap { pieces[$0] } }
    return (made.flatMap(\.vehicles), made.flatMap(\.failures))
  }
}

/// All rows but those of the journals.
private struct KeptRows {
  private let world: KeptRow?
  private(set) var vehicles: [VehicleRows] = []
  private(set) var failures: [RestoreFailure] = []

  init(_ database: Database) throws {
    world = try KeptRow.fetchAll("SELECT * FROM world", database).first
    vehicles = try KeptRow.fetchAll("SELECT * FROM vehicle ORDER BY vin", database)
      .map { VehicleRows(row: $0) }
    var places: [DatabaseValue: Int] = [:]
    for (place, vehicle) in vehicles.enumerated() { places[vehicle.row["vin"]] = place }
    func each(_ part: String, _ sql: String, _ keep: (Int, KeptRow) -> Void) throws {
      for row in try KeptRow.fetchAll(sql, database) {
        if let place = places[row["vin"]] {
          keep(place, row)
        } else {
          failures.append(
            RestoreFailure(part, of: try? row.text("vin"), "the vehicle it belongs to is not there")
          )
        }
      }
    }
    try each("record", "SELECT * FROM entitlementRecord") { vehicles[$0].record = $1 }
    try each("activation", "SELECT * FROM activation") { vehicles[$0].activations.append($1) }
    try each("bond", "SELECT * FROM bond ORDER BY vin, position") { vehicles[$0].bonds.append($1) }
    try each("trusted root", "SELECT * FROM trustedRoot ORDER BY vin, position") {
      vehicles[$0].roots.append($1)
    }
  }

  /// The instant of the world's last commit; the latest of any vehicle's where that is lost.
  var latest: Instant {
    if let world, let instant = try? lastInstant(of: world) { return instant }
    return vehicles.compactMap { try? $0.row.instant("asOf") }.max() ?? .distantPast
  }

  /// No world with cars began before 1970, and none is before most of what happened in it.
  private func lastInstant(of world: KeptRow) throws(KeptRow.Failure) -> Instant {
    let instant = try world.instant("instant")
    guard instant.milliseconds >= 0, !isBeforeMost(instant) else {
      throw KeptRow.Failure(column: "instant")
    }
    return instant
  }

  /// Most vehicles have seen a later instant, and most of their bonds and roots say the same: one
  /// row that decayed outweighs no world. Bonds alone do not count, since a world may be set back;
  /// nor does a value that cannot be read, which ``VehicleReader`` sets aside.
  private func isBeforeMost(_ instant: Instant) -> Bool {
    let seen = vehicles.compactMap { try? $0.row.instant("asOf") }
    let others = vehicles.flatMap { vehicle in
      vehicle.bonds.compactMap { try? $0.instant("bondedAt") }
        + vehicle.roots.compactMap { try? $0.instant("since") }
    }
    func mostAreLater(_ instants: [Instant]) -> Bool {
      2 * instants.count { $0 > instant } > instants.count
    }
    return seen.count + others.count > 1 && mostAreLater(seen) && mostAreLater(seen + others)
  }

  var clock: (clock: StoredClock?, failures: [RestoreFailure]) {
    guard let world else {
      guard !vehicles.isEmpty else { return (nil, []) }
      return (
        StoredClock(mode: .virtual, instant: latest, rate: 0),
        [
          RestoreFailure(
            "clock", "it is not there; the world is frozen where its vehicles were last")
        ]
      )
    }
    var failures: [RestoreFailure] = []
    func mended<Value>(
      _ fresh: Value, _ outcome: String, _ read: () throws(KeptRow.Failure) -> Value
    ) -> Value {
      do throws(KeptRow.Failure) { return try read() } catch {
        failures.append(RestoreFailure("clock", "\(error); \(outcome)"))
        return fresh
      }
    }
    // Frozen rather than at the host's date: what falls due on the way there never comes back.
    let mode: WorldClock.Mode? = mended(nil, "the world is frozen") {
      () throws(KeptRow.Failure) in try world.word("mode")
    }
    let instant = mended(latest, "the world goes on where its vehicles were last") {
      () throws(KeptRow.Failure) in try lastInstant(of: world)
    }
    guard mode == .virtual else {
      return (StoredClock(mode: mode ?? .virtual, instant: instant, rate: 0), failures)
    }
    let rate = mended(0, "the world is frozen") { () throws(KeptRow.Failure) in
      let rate = try world.real("rate")
      guard (0...WorldClock.rateMax).contains(rate) else { throw KeptRow.Failure(column: "rate") }
      return rate
    }
    return (StoredClock(mode: .virtual, instant: instant, rate: rate), failures)
  }
}
