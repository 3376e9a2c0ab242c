import CarModel
import Glibc
import LinkProtocol
import VehicleCatalog
import WorldTime

extension DaemonStatus: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let clock = unit.world.clock
    return Response(
      daemonVersion: unit.settings.daemonVersion,
      protocolVersions: ProtocolLimits.protocolVersions, pid: Int(getpid()),
      worldTime: unit.now, clockMode: ClockModeName(clock.mode), rate: clock.rate,
      vehicles: unit.world.vehicles.count,
      bonds: unit.world.vehicles.values.reduce(0) { $0 + $1.bonds.count },
      profiles: unit.profileIndex.count, services: unit.catalog.services.count)
  }
}

extension RpcDiscover: Answerable {
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> OpenRPCDocument {
    OpenRPCDocument(daemonVersion: unit.settings.daemonVersion)
  }
}
