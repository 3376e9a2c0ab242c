import CarModel
import LinkProtocol
import VehicleCatalog
import WorldTime

extension JournalQuery: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let most = ProtocolLimits.journalEntriesListedMax
    let limit = limit ?? ProtocolLimits.journalEntriesListedDefault
    guard (1...most).contains(limit) else {
      throw WireError(.invalidParams, "params.limit is \(limit); it must be within 1 and \(most)")
    }
    let vin = try unit.vehicle(vehicle, for: caller).vin
    let last = unit.world.journalLast[vin] ?? 0
    let page = try await unit.journalPage(
      JournalSelection(
        vehicle: vin, after: from ?? 0, through: last, kinds: kinds.map { Set($0) },
        service: service, limit: limit, takesNewest: from == nil))
    if let from { try page.checkKept(from, last: last) }
    return Response(
      vehicle: vin.rawValue, sequence: last, oldest: page.oldest,
      entries: page.entries.map { JournalReport($0, again: again ?? false) })
  }
}

extension JournalWatch: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let vin = try unit.vehicle(vehicle, for: caller).vin
    let page = try await unit.journalPage(JournalSelection(vehicle: vin, through: 0, limit: 0))
    let last = unit.world.journalLast[vin] ?? 0
    if let from { try page.checkKept(from, last: last) }
    let watch = try unit.openWatch(.journal, of: vin, after: from ?? last, for: caller)
    return Response(watch: watch, vehicle: vin.rawValue, sequence: last, oldest: page.oldest)
  }
}

extension JournalUnwatch: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Done {
    try unit.closeWatch(watch, .journal, for: caller)
    return Done()
  }
}

extension ServicesWatch: Answerable {
  /// What fell due is committed first, so that the snapshot is exactly what the changes up to its
  /// number have made; those committed between it and the watch are told from the disk.
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let vin = try unit.vehicle(vehicle, for: caller).vin
    let snapshot = try await unit.change(by: caller.actor) { stage throws(WireError) in
      let car = try stage.existing(vin)
      return (
        number: stage.journal.lastSequence(of: vin), at: stage.now,
        services: stage.catalog.services.map { service in
          ServiceStatus(service, car.view(of: service, at: stage.now, in: stage.catalog))
        }
      )
    }
    if let from {
      let page = try await unit.journalPage(JournalSelection(vehicle: vin, through: 0, limit: 0))
      try page.checkKept(from, last: snapshot.number)
    }
    let watch = try unit.openWatch(.services, of: vin, after: from ?? snapshot.number, for: caller)
    return Response(
      watch: watch, sequence: snapshot.number, vehicle: vin.rawValue, worldTime: snapshot.at,
      services: snapshot.services)
  }
}

extension ServicesUnwatch: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Done {
    try unit.closeWatch(watch, .services, for: caller)
    return Done()
  }
}

extension JournalWatch.Response: WatchAnswer {}
extension ServicesWatch.Response: WatchAnswer {}

extension JournalPage {
  /// Refuses a number after which entries are missing, or that was not given yet.
  fileprivate func checkKept(_ from: Int, last: Int) throws(WireError) {
    guard (0...last).contains(from) else {
      throw WireError(
        .invalidParams, "params.from is \(from); it must be within 0 and the last number, \(last)")
    }
    if let oldest, from + 1 < oldest {
      throw WireError(
        .journalGone, "entries \(from + 1)…\(oldest - 1) are gone; the oldest kept is \(oldest)",
        detail: "\(oldest)")
    }
  }
}
