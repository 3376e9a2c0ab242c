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
import WorldTime

/// `headunitd`: the car's head unit.
package struct HeadUnitDaemonCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "headunitd",
    abstract: "The head unit of one or many simulated cars.",
    discussion: """
      Serves a phone socket (the radio) and a control socket (the bench) in the runtime folder,
      and keeps its cars in the state folder. Settings come from the configuration file, the
      environment (HEADUNITD_STATE_DIR and so on) and these options, each over the one before.
      Under systemd it serves the sockets named ‘phone’ and ‘control’ that are handed over, says
      when it is ready, and gives signs of life.
      """,
    version: ProductVersion.current)

  @OptionGroup var options: DaemonOptions

  @Flag(help: "Check the settings and the profiles, and exit.")
  var checkConfig = false

  @Flag(
    help: ArgumentHelp(
      "Stop as soon as nobody holds the other end of standard input, a pipe.",
      discussion: "For a daemon that belongs to the program that started it."))
  var endsWithStdin = false

  package init() {}

  package func run() async throws {
    let manager = try manager()
    let plan = try await DaemonPlan(options)
    let catalog = try plan.loadCatalog()
    if checkConfig { return try check(plan, catalog) }
    let daemon = try start(plan, catalog, manager)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [
          ServiceGroupConfiguration.ServiceConfiguration(
            service: daemon, successTerminationBehavior: .gracefullyShutdownGroup)
        ],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: plan.quietLogger))
    // Asked for here, where the signal is about to be listened to.
    if endsWithStdin, !StandardInputEnd.stopsThisProcess() {
      throw CommandFailure(
        .usage, name: "usage", what: "cannot watch standard input", why: "it is no pipe")
    }
    do {
      try await group.run()
    } catch {
      throw Self.failure(error)
    }
  }

  /// Everything a start reads, and nothing that it changes.
  private func check(_ plan: DaemonPlan, _ catalog: Catalog) throws {
    for specification in plan.settings.vehicles {
      do throws(ProfileRefusal) {
        _ = try catalog.profile(specification)
      } catch {
        throw StartRefusal.vehicle("\(error)").commandFailure
      }
    }
    if let path = plan.settings.trustFile {
      do throws(StartRefusal) {
        _ = try Daemon.trust(in: path, at: HostClock.live.read().utc)
      } catch {
        throw error.commandFailure
      }
    }
    Output(isJSON: false).message(StyledText("the configuration is sound"))
  }

  /// What systemd gave this process, if it started it.
  private func manager() throws -> SystemdStart {
    do throws(SystemdRefusal) {
      return try SystemdStart.take(
        from: ProcessInfo.processInfo.environment, sockets: SocketRole.allCases.map(\.rawValue))
    } catch {
      throw error.commandFailure
    }
  }

  private func start(
    _ plan: DaemonPlan, _ catalog: Catalog, _ manager: SystemdStart
  ) throws -> Daemon {
    do {
      return try Daemon(
        plan.settings, catalog: catalog, hostClock: .live, entropy: .live, logger: plan.logger,
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
