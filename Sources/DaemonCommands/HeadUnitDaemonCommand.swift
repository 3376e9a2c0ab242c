package import ArgumentParser
import CommandSupport
import FoundationEssentials
import HeadUnit
import LinkProtocol
import LinkTransport
import Logging
import ServiceLifecycle
import Systemd
import UnixSignals
import VehicleCatalog

/// `headunitd`: the car's head unit.
package struct HeadUnitDaemonCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "headunitd",
    abstract: "The head unit of one or many simulated cars.",
    discussion: """
      Serves a phone socket (the radio) and a control socket (the test bench) in the runtime folder,
      and keeps its cars in the state folder. Settings come from the configuration file, the
      environment (HEADUNITD_STATE_DIR and so on) and these options, each over the one before.
      SIGHUP reads them and the profiles again. Under systemd it serves the sockets named ‘phone’
      and ‘control’ that are handed over, says when it is ready, and gives signs of life.
      """,
    version: ProductVersion.current)

  @OptionGroup var options: DaemonOptions

  @Flag(help: "Check the settings and the profiles, and exit.")
  var checkConfig = false

  @Option(
    help: ArgumentHelp(
      "Put a backup into the state folder, which must have no database, and exit.",
      valueName: "file"))
  var restore: String?

  @Flag(
    help: ArgumentHelp(
      "Stop as soon as nobody holds the other end of standard input, a pipe.",
      discussion: "For a daemon that belongs to the program that started it."))
  var endsWithStdin = false

  package init() {}

  package func run() async throws {
    try AddressSpace.check()
    if checkConfig || restore != nil { EarlySignals.release() }
    // Whoever asks for a reload from now on is heard, however long the start takes.
    let reloads = await UnixSignalsSequence(trapping: .sighup)
    let environment = ProcessInfo.processInfo.environment
    let manager = try manager(environment)
    let plan = try await DaemonPlan(options)
    let catalog = try plan.loadCatalog()
    if checkConfig { return try ConfigurationCheck(plan: plan, catalog: catalog).run() }
    if let restore { return try put(restore, in: plan.settings.stateFolder, catalog) }
    let log = DaemonLog(plan.logLevel, environment: environment)
    let daemon = try start(plan, catalog, manager, log.logger)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [
          ServiceGroupConfiguration.ServiceConfiguration(
            service: daemon, successTerminationBehavior: .gracefullyShutdownGroup),
          ServiceGroupConfiguration.ServiceConfiguration(
            service: ReloadService(
              signals: reloads, daemon: daemon, options: options, log: log),
            successTerminationBehavior: .ignore),
        ],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: log.quietLogger))
    // Asked for here, where the signal is about to be listened to.
    if endsWithStdin, !StandardInputEnd.stopsThisProcess() {
      throw CommandFailure(
        .usage, name: "usage", what: "cannot watch standard input", why: "it is no pipe")
    }
    if EarlySignals.wasAskedToStop { return daemon.close() }
    do {
      try await group.run()
    } catch {
      throw Self.failure(error)
    }
  }

  /// What systemd gave this process, if it started it.
  private func manager(_ environment: [String: String]) throws -> SystemdStart {
    do throws(SystemdRefusal) {
      return try SystemdStart.adopt(
        from: environment, sockets: SocketRole.allCases.map(\.rawValue))
    } catch {
      throw error.commandFailure
    }
  }

  private func put(_ backup: String, in folder: String, _ catalog: Catalog) throws {
    do {
      let report = try Restore.run(from: backup, into: StateFolder(claiming: folder), catalog)
      Output(isJSON: false).message(
        StyledText(
          "restored into \(folder): vehicles \(report.vehicles), bonds \(report.bonds)"))
    } catch let refusal as Restore.Refusal {
      throw refusal.commandFailure
    } catch {
      throw Self.failure(error)
    }
  }

  private func start(
    _ plan: DaemonPlan, _ catalog: Catalog, _ manager: SystemdStart, _ logger: Logger
  ) throws -> Daemon {
    do {
      return try Daemon(
        plan.settings, catalog: catalog, hostClock: .live, entropy: .live, logger: logger,
        manager: manager)
    } catch {
      throw Self.failure(error)
    }
  }

  /// What a person is told when the daemon cannot start or go on.
  private static func failure(_ error: any Error) -> any Error {
    switch error {
    case let refusal as StartRefusal: refusal.commandFailure
    case let refusal as LinkBindError: refusal.commandFailure
    default: error
    }
  }
}
