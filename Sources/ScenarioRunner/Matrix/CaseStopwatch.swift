import Glibc

/// The host's time since it was made: for people who wait, and for nothing that decides.
package struct CaseStopwatch: Sendable {
  private let start = Self.now()

  package init() {}

  package var milliseconds: Double { Double(Self.now() - start) / 1_000_000 }

  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
