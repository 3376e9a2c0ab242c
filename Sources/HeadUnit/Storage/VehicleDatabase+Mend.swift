import CarModel
import GRDB
import VehicleCatalog

extension VehicleDatabase {
  /// Keeps a copy of the file as it is, and then takes out of it what makes no sense, so that it is
  /// told of once. Nothing is done where there is no such thing.
  ///
  /// - Returns: the name of the copy; `nil` when there is none.
  /// - Throws: ``StartRefusal/stateUnreadable(_:)``; nothing was taken out.
  func mend(_ kept: KeptWorld) throws(StartRefusal) -> String? {
    let failures = kept.failures.filter { $0.handling == .setAside }
    guard !failures.isEmpty else { return nil }
    do {
      // What was salvaged at this start has its copy already.
      var copy = salvaged?.copy
      if copy == nil {
        let name = SetAside(folder: folder).nextName()
        try DatabaseCopy.make(of: queue, at: "\(folder)/\(name)")
        copy = name
      }
      try queue.write { try Self.remove(failures, kept, $0) }
      return copy
    } catch {
      throw .stateUnreadable("what makes no sense could not be set aside; \(error)")
    }
  }

  private static func remove(
    _ failures: [RestoreFailure], _ kept: KeptWorld, _ database: Database
  ) throws {
    try database.execute(sql: "DELETE FROM world")
    if let clock = kept.clock { try write(clock, to: database) }
    let vehicles = Dictionary(kept.vehicles.map { ($0.vin.rawValue, $0) }) { first, _ in first }
    let withheld = Set(kept.failures.filter { $0.handling == .withheld }.compactMap(\.vehicle))
    let flawed = Dictionary(grouping: failures) { $0.vehicle }
    for case (let name?, let failures) in flawed {
      guard let vehicle = vehicles[name] else {
        if !withheld.contains(name) {
          try database.execute(sql: "DELETE FROM vehicle WHERE vin = ?", arguments: [name])
        }
        continue
      }
      try rewrite(vehicle, withRecord: failures.contains { $0.part == "record" }, to: database)
      try database.execute(
        sql: "DELETE FROM journal WHERE vin = ? AND sequence NOT BETWEEN 1 AND ?",
        arguments: [name, Self.sequenceMax])
    }
    // Vehicles whose VIN is none, and rows that belong to no vehicle.
    let good = Set(vehicles.keys).union(withheld)
    for row in try KeptRow.fetchAll("SELECT vin, CAST(vin AS BLOB) AS bytes FROM vehicle", database)
    where !((try? row.text("vin")).map(good.contains) ?? false) {
      // By its bytes: what is no UTF-8 is another text once it was read.
      try database.execute(
        sql: "DELETE FROM vehicle WHERE CAST(vin AS BLOB) = ?", arguments: [row["bytes"]])
    }
    for table in ["entitlementRecord", "activation", "bond", "trustedRoot", "journal"] {
      try database.execute(
        sql: "DELETE FROM \(table) WHERE vin NOT IN (SELECT vin FROM vehicle)")
    }
  }
}
