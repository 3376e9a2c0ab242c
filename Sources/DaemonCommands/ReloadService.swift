import CommandSupport
import Glibc
import HeadUnit
import Logging
import ServiceLifecycle
import UnixSignals

/// Reads the settings and the profiles again at each SIGHUP, and hands them to the daemon.
struct ReloadService: Service {
  let signals: UnixSignalsSequence
  let daemon: Daemon
  let options: DaemonOptions
  let log: DaemonLog

  func run() async throws {
    // It came between the end of the start and the moment in which somebody listened.
    if EarlySignals.wasAskedToStop { kill(getpid(), SIGTERM) }
    for await _ in signals.cancelOnGracefulShutdown() { await reload() }
  }

  private func reload() async {
    var level: Logger.Level?
    let isTaken = await daemon.reload {
      do {
        let plan = try await DaemonPlan(options)
        let catalog = try plan.loadCatalog()
        level = plan.logLevel
        return Daemon.Reloaded(settings: plan.settings, catalog: catalog)
      } catch {
        report(error)
        throw error
      }
    }
    if isTaken, let level { log.lever.level = level }
  }

  /// Each error of a file that has several.
  private func report(_ error: any Error) {
    guard let failure = error as? CommandFailure else { return }
    for diagnostic in failure.diagnostics.prefix(Self.diagnosticsMax) {
      log.logger.error(
        "\(diagnostic.message)",
        metadata: ["place": "\(diagnostic.place)", "name": "\(failure.name)"])
    }
  }

  /// Errors that one reload tells of.
  private static let diagnosticsMax = 20
}
