import CarModel
import LinkProtocol
import LinkTransport

extension CarSight {
  /// Asks a car for everything, over the control socket.
  ///
  /// - Parameters:
  ///   - client: A connection to the control socket.
  ///   - vin: Which car.
  ///   - last: The number of the journal after which entries are wanted.
  ///   - spare: A VIN that comes and goes; `nil` for none.
  /// - Returns: the car as the socket shows it.
  /// - Throws: ``CallFailure``.
  static func read(
    over client: ProtocolClient, of vin: String, after last: Int, spare: String? = nil
  ) async throws(CallFailure) -> CarSight {
    let car = try await client.call(VehiclesDescribe(vehicle: vin))
    let services = try await client.call(ServicesList(vehicle: vin)).services
    let roots = try await client.call(TrustList(vehicle: vin)).roots
    let bonds = try await client.call(BondsList(vehicle: vin)).bonds
    var facts: [CarFact: String] = [
      .documentVersion: car.documentVersion.map { "\($0)" } ?? "none",
      .services: EnduranceKit.granted(services).joined(separator: " "),
      .network: car.network.rawValue, .privacyMode: "\(car.state.privacyMode ?? false)",
      .consent: "\(car.state.consent ?? false)",
      .odometer: "\(Int((car.state.odometerKilometres ?? 0).rounded()))",
      .roots: roots.map(\.fingerprint).sorted().joined(separator: " "), .bonds: "\(bonds.count)",
    ]
    if let spare {
      let cars = try await client.call(VehiclesList(limit: ProtocolLimits.pageMax)).vehicles
      facts[.spareCar] = cars.contains { $0.vin == spare } ? "there" : "away"
    }
    return CarSight(
      facts: facts, bonds: Set(bonds.map(\.bond)),
      journal: try await journal(over: client, of: vin, after: last))
  }

  private static func journal(
    over client: ProtocolClient, of vin: String, after last: Int
  ) async throws(CallFailure) -> [JournalReport] {
    var entries: [JournalReport] = []
    while true {
      let page = try await client.call(
        JournalQuery(
          vehicle: vin, from: entries.last?.sequence ?? last,
          limit: ProtocolLimits.journalEntriesListedMax))
      entries += page.entries
      if page.entries.isEmpty || (entries.last?.sequence ?? 0) >= page.sequence { return entries }
    }
  }
}
