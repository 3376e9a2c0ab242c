import Glibc
package import WorldTime

/// The host's clocks: the only place of the daemon that reads them.
package struct HostClock: Sendable {
  /// What they show now.
  package let read: @Sendable () -> HostReading

  package init(read: @escaping @Sendable () -> HostReading) { self.read = read }

  /// The real ones. The counter goes on while the host sleeps.
  package static let live = HostClock {
    HostReading(
      utc: Instant(milliseconds: milliseconds(of: CLOCK_REALTIME)),
      monotonicMilliseconds: milliseconds(of: CLOCK_BOOTTIME))
  }

  /// Since the host started, without the time that it slept: for durations, and for the service
  /// manager, which reads the same counter.
  static func monotonicNanoseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// What this thread has had of a processor: for what a call cost, however busy the machine is.
  static func threadNanoseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  private static func milliseconds(of clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }
}
