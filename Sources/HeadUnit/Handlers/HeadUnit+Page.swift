import CarModel
import LinkProtocol
import VehicleCatalog

extension HeadUnit {
  /// Some of the vehicles, in order of VIN.
  struct Page {
    let vehicles: [Vehicle]
    /// The last VIN of this page when there are more after it.
    var next: VIN?
  }

  /// The page of vehicles after a VIN, or the first one, as they are committed; `limit` at most,
  /// and ``ProtocolLimits/pageMax`` when `nil`.
  func page(after: String?, limit: Int?) throws(WireError) -> Page {
    let limit = limit ?? ProtocolLimits.pageMax
    guard (1...ProtocolLimits.pageMax).contains(limit) else {
      throw WireError(
        .invalidParams, "params.limit is \(limit); it must be 1 to \(ProtocolLimits.pageMax)")
    }
    let start = try after.map(Self.vin(parsing:))
    let found = Array(world.vehicles(after: start).prefix(limit + 1))
    let vehicles = Array(found.prefix(limit))
    return Page(vehicles: vehicles, next: found.count > limit ? vehicles.last?.vin : nil)
  }
}
