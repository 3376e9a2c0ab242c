import CarModel
import Entitlements
package import LinkProtocol
import VehicleCatalog
import WorldTime

extension ServicesList: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let now = unit.now
    let car = try unit.vehicle(vehicle, for: caller, at: now)
    return Response(
      vehicle: car.vin.rawValue, worldTime: now,
      services: unit.catalog.services.map { service in
        ServiceStatus(service, car.view(of: service, at: now, in: unit.catalog))
      })
  }
}

extension ServicesExplain: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let now = unit.now
    let car = try unit.vehicle(vehicle, for: caller, at: now)
    let known = try unit.service(service)
    let catalog = unit.catalog
    guard let at, at != now else { return Response(car, known, at: now, in: catalog) }
    try at.checkNotBefore(now, "at")
    return try await unit.offLoop.run { () async throws(WireError) in
      guard let ahead = car.ahead(to: at, in: catalog) else { throw .tooFarAhead(at) }
      return Response(ahead, known, at: at, in: catalog)
    }
  }
}

extension ServicesExplain.Response {
  fileprivate init(_ car: Vehicle, _ service: Service, at instant: Instant, in catalog: Catalog) {
    let view = car.view(of: service, at: instant, in: catalog)
    self.init(
      vehicle: car.vin.rawValue, worldTime: instant, status: ServiceStatus(service, view),
      chain: view.chain)
  }
}

extension ServicesTimeline: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let now = unit.now
    let car = try unit.vehicle(vehicle, for: caller, at: now)
    let catalog = unit.catalog
    let services = try service.map { name throws(WireError) in [try unit.service(name)] }
    let until = until ?? now.adding(.months(ProtocolLimits.timelineMonthsDefault))
    try until.checkNotBefore(now, "until")
    let timeline = await unit.offLoop.run {
      car.timeline(
        of: services ?? catalog.services, from: now, until: until,
        bandsMax: ProtocolLimits.bandsListedMax, in: catalog)
    }
    return Response(
      vehicle: car.vin.rawValue, worldTime: now, until: timeline.until,
      bands: timeline.bands.map { ServiceBand($0) })
  }
}

extension Instant {
  fileprivate func checkNotBefore(_ now: Instant, _ name: String) throws(WireError) {
    guard self < now else { return }
    throw WireError(
      .outOfRange, "params.\(name) is \(self), before world time, \(now); the journal has the past")
  }
}

extension WireError {
  fileprivate static func tooFarAhead(_ instant: Instant) -> WireError {
    WireError(
      .outOfRange,
      "before \(instant) more than \(Vehicle.dueInstantsAheadMax) instants fall due; ask for less")
  }
}

extension HeadUnit {
  /// The service a caller names.
  fileprivate func service(_ name: String) throws(WireError) -> Service {
    guard let known = catalog.service(ServiceID(rawValue: name)) else {
      throw unknownService(name)
    }
    return known
  }

  func unknownService(_ name: String) -> WireError {
    let near = NearestName.hint(for: name, among: catalog.services.map(\.id.rawValue))
    return WireError(.serviceUnknown, "the catalogue has no service ‘\(name)’\(near)")
  }
}
