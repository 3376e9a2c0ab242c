import LinkTransport
import Logging
import Systemd

/// How the daemon behaves towards the service manager while it serves.
struct Supervision: Sendable {
  let manager: SystemdStart
  let unit: HeadUnit
  let loop: LinkLoop
  let logger: Logger

  /// Host time between two lines of status, at least.
  private static let statusMilliseconds: Int64 = 200

  /// Says that the daemon is ready, once work is seen to get done.
  ///
  /// - Returns: `false` when it was told to stop before.
  /// - Throws: what keeps it from its work.
  func beReady() async throws -> Bool {
    do {
      try await unit.pulse()
    } catch {
      if Task.isCancelled { return false }
      throw error
    }
    notify(.ready, .status(await unit.summary.line))
    return true
  }

  /// Gives signs of life and notifies it of what changes, until the calling task is cancelled.
  func keepNotifying() async {
    guard manager.notifier.isHeard else { return }
    await withDiscardingTaskGroup { group in
      group.addTask { await giveSignsOfLife() }
      group.addTask { await notifySummaries() }
    }
  }

  /// Twice in the time that the service manager waits. None comes from a daemon that is stuck.
  ///
  /// - Source: sd_watchdog_enabled(3): half of the time.
  private func giveSignsOfLife() async {
    guard let microseconds = manager.watchdogMicroseconds else { return }
    await loop.every(milliseconds: max(1, microseconds / 2_000)) {
      do {
        try await unit.pulse()
        notify(.watchdog)
      } catch {
        guard !Task.isCancelled else { return }
        logger.error("no sign of life", metadata: ["why": "\(error)"])
      }
    }
  }

  private func notifySummaries() async {
    for await summary in unit.summaries {
      notify(.status(summary.line))
      await loop.pause(milliseconds: Self.statusMilliseconds)
    }
  }

  func notify(_ messages: ServiceNotifier.Message...) {
    guard let why = manager.notifier.notify(messages) else { return }
    logger.warning("the service manager was not told", metadata: ["why": "\(why)"])
  }
}
