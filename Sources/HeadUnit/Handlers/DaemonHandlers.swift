import CarModel
import Glibc
import LinkProtocol
import VehicleCatalog
import WorldTime

extension DaemonStatus: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let clock = unit.world.clock
    let vehicles = unit.world.vehicles.count
    let memory = ProcessMemory.read()
    return Response(
      daemonVersion: unit.settings.daemonVersion,
      protocolVersions: ProtocolLimits.protocolVersions, pid: Int(getpid()),
      worldTime: unit.now, clockMode: ClockModeName(clock.mode), rate: clock.rate,
      vehicles: vehicles, bonds: unit.world.bondCount, profiles: unit.profileIndex.count,
      services: unit.catalog.services.count, memoryBytes: memory?.residentBytes,
      bytesPerVehicle: unit.memoryWhenEmpty.flatMap {
        memory?.bytesPerVehicle(since: $0, vehicles: vehicles)
      })
  }
}

extension RpcDiscover: Answerable {
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> OpenRPCDocument {
    OpenRPCDocument(daemonVersion: unit.settings.daemonVersion)
  }
}
