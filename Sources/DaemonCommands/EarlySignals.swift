import Glibc
import Synchronization

/// Signals that come before the daemon listens to them: none of them kills a start half way.
package enum EarlySignals {
  private static let isAskedToStop = Atomic(false)

  /// Call it first of all. SIGHUP, SIGUSR1 and SIGUSR2 have no effect, and SIGTERM and SIGINT are
  /// remembered, until somebody listens to them.
  package static func hold() {
    // Made before a handler may need it.
    isAskedToStop.store(false, ordering: .relaxed)
    for ignored in [SIGHUP, SIGUSR1, SIGUSR2] { signal(ignored, SIG_IGN) }
    for stop in [SIGTERM, SIGINT] {
      signal(stop) { _ in EarlySignals.isAskedToStop.store(true, ordering: .relaxed) }
    }
  }

  /// Lets SIGTERM and SIGINT end the process at once, as they do one that serves nobody.
  static func release() {
    for stop in [SIGTERM, SIGINT] { signal(stop, SIG_DFL) }
    if wasAskedToStop { raise(SIGTERM) }
  }

  /// The process was asked to stop before anybody listened.
  static var wasAskedToStop: Bool { isAskedToStop.load(ordering: .relaxed) }
}
