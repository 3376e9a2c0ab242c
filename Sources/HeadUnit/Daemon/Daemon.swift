import CarModel
package import Entitlements
import LinkProtocol
import LinkTransport
package import Logging
import ServiceLifecycle
package import Systemd
package import VehicleCatalog
package import WorldTime

/// The whole daemon: a head unit on its database, behind its two sockets.
package struct Daemon: ServiceLifecycle.Service {
  private let settings: DaemonSettings
  private let folder: StateFolder
  private let unit: HeadUnit
  private let loop: LinkLoop
  private let logger: Logger
  private let manner: DaemonManner

  /// Claims the state folder and takes up the world that it holds.
  ///
  /// What `manager` hands over is served in place of sockets of our own.
  /// - Throws: ``StartRefusal``.
  package init(
    _ settings: DaemonSettings, catalog: Catalog, hostClock: HostClock, entropy: Entropy,
    logger: Logger, manager: SystemdStart = .none
  ) throws {
    self.settings = settings
    self.logger = logger
    folder = try StateFolder(claiming: settings.stateFolder)
    loop = LinkLoop()
    var unitSettings = HeadUnit.Settings(
      daemonVersion: settings.version, pairing: settings.pairing,
      trustFile: try settings.trustFile.map {
        try Self.trust(in: $0, at: hostClock.read().utc)
      })
    unitSettings.faultsMax = settings.faultsMax
    unitSettings.journal = settings.journal
    unit = try HeadUnit(
      settings: unitSettings, catalog: catalog, database: try CacheDatabase(in: folder),
      clock: settings.clock, hostClock: hostClock, entropy: entropy,
      timer: LoopTimer(on: loop), power: .live, executor: loop.executor, logger: logger)
    manner = DaemonManner(manager: manager, unit: unit, loop: loop, logger: logger)
  }

  /// The roots of a trust file.
  ///
  /// - Throws: ``StartRefusal/trustFile(path:reason:)``.
  package static func trust(
    in path: String, at instant: Instant
  ) throws(StartRefusal) -> TrustStore {
    do {
      let text = try TextFile.read(path)
      return try TrustStore(file: text, at: instant)
    } catch {
      throw .trustFile(path: path, reason: "\(error)")
    }
  }

  /// Serves until a graceful shutdown: then no new connections are taken, requests that came are
  /// answered, everything is committed, and the socket files are gone.
  ///
  /// - Throws: ``StartRefusal``, `LinkBindError` when it cannot start.
  package func run() async throws {
    try await withThrowingTaskGroup { group in
      group.addTask { await unit.run() }
      do {
        try await serve()
      } catch {
        await unit.stop()
        throw error
      }
      await unit.stop()
    }
    try await loop.shutDown()
  }

  private func serve() async throws {
    for specification in settings.vehicles { try await unit.ensure(specification) }
    let control = try await server(.control, .control)
    let phone: LinkServer
    do {
      phone = try await server(.phone, .phone)
    } catch {
      control.stop()
      throw error
    }
    try await withGracefulShutdownHandler {
      try await serve(phone: phone, control: control)
    } onGracefulShutdown: {
      logger.notice("stopping")
      manner.tell(.stopping)
      phone.stop()
      control.stop()
    }
    logger.notice("stopped")
  }

  private func serve(phone: LinkServer, control: LinkServer) async throws {
    try await withThrowingDiscardingTaskGroup { beside in
      await withDiscardingTaskGroup { group in
        group.addTask { await phone.run { await unit.serve($0, on: .phone) } }
        group.addTask { await control.run { await unit.serve($0, on: .control) } }
        beside.addTask {
          guard try await manner.beReady() else { return }
          logger.notice(
            "ready",
            metadata: [
              "phone": "\(phone.path)", "control": "\(control.path)", "state": "\(folder.path)",
            ])
          await manner.keepTelling()
        }
      }
      beside.cancelAll()
    }
  }

  /// Serves the socket that was handed over for `role`, or else one of our own.
  private func server(_ role: SocketRole, _ limits: LinkLimits) async throws -> LinkServer {
    let refusalLine: @Sendable (LinkRefusal) -> [UInt8] = { refusal in
      ReplyCoding.line(id: .null, WireError(refusal))
    }
    if let descriptor = manner.manager.sockets.descriptors[role.rawValue] {
      return try await LinkServer.adopt(
        descriptor: descriptor, limits: limits, on: loop, refusalLine: refusalLine)
    }
    let path = settings.socket(role)
    if let reason = Folder.make(settings.runtimeFolder, mode: 0o755) {
      throw StartRefusal.folderOf(socket: path, reason: reason)
    }
    return try await LinkServer.bind(
      path: path, mode: 0o666, limits: limits, on: loop, refusalLine: refusalLine)
  }
}

extension HeadUnit {
  /// Adds a vehicle that was named at the start, unless it exists.
  ///
  /// - Throws: ``StartRefusal/vehicle(_:)``; ``StartRefusal/vehicleDiffers(vehicle:kept:named:)``
  ///   when it exists with another profile.
  fileprivate func ensure(_ specification: VehicleSpecification) async throws {
    guard let vin = specification.vin else {
      throw StartRefusal.vehicle("‘\(specification)’ has no vin=…")
    }
    let profile: VehicleProfile
    do throws(ProfileRefusal) {
      profile = try catalog.profile(specification)
    } catch {
      throw StartRefusal.vehicle("\(error)")
    }
    if let kept = world.vehicles[vin] {
      guard kept.profile == profile else {
        throw StartRefusal.vehicleDiffers(
          vehicle: vin, kept: "\(kept.profile.name) in \(kept.profile.market)",
          named: "\(profile.name) in \(profile.market)")
      }
      return
    }
    try await change(by: .daemon) { stage throws(WireError) in
      stage.add(Vehicle(vin: vin, profile: profile, at: stage.now))
    }
  }
}
