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
    guard let known = unit.catalog.service(ServiceID(rawValue: service)) else {
      throw unit.unknownService(service)
    }
    let view = car.view(of: known, at: now, in: unit.catalog)
    return Response(
      vehicle: car.vin.rawValue, worldTime: now, status: ServiceStatus(known, view),
      chain: view.chain)
  }
}

extension HeadUnit {
  func unknownService(_ name: String) -> WireError {
    let near = NearestName.hint(for: name, among: catalog.services.map(\.id.rawValue))
    return WireError(.serviceUnknown, "the catalogue has no service ‘\(name)’\(near)")
  }
}
