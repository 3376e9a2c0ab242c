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
    let folder = unit.database?.folder
    return Response(
      daemonVersion: unit.settings.daemonVersion,
      protocolVersions: ProtocolLimits.protocolVersions, pid: Int(getpid()),
      worldTime: unit.now, clockMode: clock.mode, rate: clock.rate,
      vehicles: vehicles, bonds: unit.world.bondCount, profiles: unit.profileIndex.count,
      services: unit.catalog.services.count, startedAt: unit.startedAt.utc,
      uptimeSeconds: unit.uptimeSeconds, memoryBytes: memory?.residentBytes,
      bytesPerVehicle: unit.memoryWhenEmpty.flatMap {
        memory?.bytesPerVehicle(since: $0, vehicles: vehicles)
      },
      stateFolder: folder, databaseBytes: unit.database?.fileBytes,
      diskFreeBytes: folder.flatMap { DiskSpace.read(at: $0)?.freeBytes },
      sockets: unit.sockets.map { socket in
        SocketReport(
          socket: socket.role, path: socket.path, inherited: socket.isInherited,
          connections: unit.connectionCount(socket.role))
      },
      watchers: unit.watches.count, faults: unit.faults.inForce.count,
      standingFailure: unit.standingFailure,
      host: unit.hostClockReport)
  }
}

extension HeadUnit {
  /// Host time since it was made.
  fileprivate var uptimeSeconds: Int {
    Int((hostClock.read().monotonicMilliseconds - startedAt.monotonicMilliseconds) / 1_000)
  }
}

extension RpcDiscover: Answerable {
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> OpenRPCDocument {
    OpenRPCDocument(daemonVersion: unit.settings.daemonVersion)
  }

  func reply(
    to id: RequestID, _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> Route.Reply {
    Route.Reply(line: ReplyCoding.line(id: id, written: unit.writtenDescription))
  }
}
