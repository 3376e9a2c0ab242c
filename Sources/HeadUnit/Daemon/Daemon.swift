package import Entitlements
import Files
import LinkProtocol
import LinkTransport
package import Logging
import ServiceLifecycle
package import Systemd
package import VehicleCatalog
package import WorldTime

/// The whole daemon: a head unit on its database, behind its two sockets.
package struct Daemon: ServiceLifecycle.Service {
  let settings: DaemonSettings
  let unit: HeadUnit
  let hostClock: HostClock
  let logger: Logger
  let supervision: Supervision
  private let folder: StateFolder
  private let loop: LinkLoop
  private let operators = OperatorPolicy()
  /// File descriptors that this process may have.
  private let descriptors = DescriptorLimit.raise()

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
    self.hostClock = hostClock
    unit = try HeadUnit(
      settings: try settings.unitSettings(hostClock), catalog: catalog,
      keptIn: .database(try VehicleDatabase(in: folder)),
      clock: settings.clock, hostClock: hostClock, entropy: entropy,
      timer: LoopTimer(on: loop), power: .live, loop: loop, logger: logger)
    supervision = Supervision(manager: manager, unit: unit, loop: loop, logger: logger)
  }

  /// The roots of a trust file.
  ///
  /// - Throws: ``StartRefusal/trustFile(path:reason:)``.
  package static func trust(
    in path: String, at instant: Instant
  ) throws(StartRefusal) -> TrustStore {
    do {
      let text = try PlainFile.text(path)
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
    close()
  }

  /// Leaves the state folder as a daemon does that ended well, with one file for the database.
  package func close() {
    do {
      try unit.database?.close()
    } catch {
      // All of it is on the disk; the next start finds a log beside the database.
      logger.warning("the database was not closed", metadata: ["why": "\(error)"])
    }
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
    await unit.note([(.phone, phone), (.control, control)])
    try await withGracefulShutdownHandler {
      try await serve(phone: phone, control: control)
    } onGracefulShutdown: {
      logger.notice("stopping")
      supervision.notify(.stopping)
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
          do {
            try await writeMetrics()
            guard try await supervision.beReady() else { return }
          } catch {
            // The servers wait for nobody else to stop them.
            phone.stop()
            control.stop()
            throw error
          }
          logger.notice(
            "ready",
            metadata: [
              "phone": "\(phone.path)", "control": "\(control.path)", "state": "\(folder.path)",
            ])
          await supervision.keepNotifying()
        }
        beside.addTask { await keepWritingMetrics() }
        beside.addTask { await loop.watchHostClock { await unit.lookAtHostClock() } }
      }
      beside.cancelAll()
    }
  }

  /// Serves the socket that was handed over for `role`, or else one of our own.
  private func server(_ role: SocketRole, _ limits: LinkLimits) async throws -> LinkServer {
    let limits = limits.within(descriptors: descriptors, sockets: SocketRole.allCases.count)
    let isOperator: @Sendable (PeerCredentials) -> Bool = { [operators] in operators.admits($0) }
    let onAcceptFailure: @Sendable (any Error) -> Void = { [logger] error in
      logger.warning("connection not accepted", metadata: ["why": "\(error)"])
    }
    let refusalLine: @Sendable (LinkRefusal) -> [UInt8] = { refusal in
      ReplyCoding.line(id: .null, WireError(refusal))
    }
    if let descriptor = supervision.manager.sockets.descriptors[role.rawValue] {
      return try await LinkServer.adopt(
        descriptor: descriptor, limits: limits, on: loop, isOperator: isOperator,
        onAcceptFailure: onAcceptFailure, refusalLine: refusalLine)
    }
    let path = settings.socket(role)
    if let reason = Folder.make(settings.runtimeFolder, mode: 0o755) {
      throw StartRefusal.folderOf(socket: path, reason: reason)
    }
    return try await LinkServer.bind(
      path: path, mode: 0o666, limits: limits, on: loop, isOperator: isOperator,
      onAcceptFailure: onAcceptFailure, refusalLine: refusalLine)
  }

  /// - Throws: ``StartRefusal/metricsFile(path:reason:)``.
  private func writeMetrics() async throws(StartRefusal) {
    guard let path = settings.metricsFile else { return }
    let text = await unit.metricsText()
    try MetricsFile(path: path).write(text)
  }

  /// Until the calling task is cancelled; what fails once may succeed later.
  private func keepWritingMetrics() async {
    guard settings.metricsFile != nil else { return }
    await loop.every(milliseconds: Int64(settings.metricsSeconds) * 1_000) {
      do throws(StartRefusal) {
        try await writeMetrics()
      } catch {
        logger.warning("metrics not written", metadata: ["why": "\(error)"])
      }
    }
  }
}

extension HeadUnit {
  /// What ``DaemonStatus`` tells of the sockets.
  fileprivate func note(_ servers: [(role: SocketRole, server: LinkServer)]) {
    sockets = servers.map { role, server in
      ServedSocket(role: role, path: server.path, isInherited: server.isAdopted)
    }
  }
}
