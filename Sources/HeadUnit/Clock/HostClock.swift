import Glibc
package import WorldTime

/// The host's clocks: the only place of the daemon that reads them.
package struct HostClock: Sendable {
  /// What they show now.
  package let read: @Sendable () -> HostReading

  package init(read: @escaping @Sendable () -> HostReading) { self.read = read }

  /// The real ones. They are read one after the other, and again when something came in between:
  /// else that would look like a step of one of them.
  package static let live = HostClock {
    var counter = milliseconds(of: CLOCK_BOOTTIME)
    var reading: HostReading
    var tries = 0
    repeat {
      let before = counter
      let utc = milliseconds(of: CLOCK_REALTIME)
      let awake = milliseconds(of: CLOCK_MONOTONIC)
      counter = milliseconds(of: CLOCK_BOOTTIME)
      reading = HostReading(
        utc: Instant(milliseconds: utc), monotonicMilliseconds: counter,
        asleepMilliseconds: max(0, counter - awake))
      if counter - before <= 1 { break }
      tries += 1
    } while tries < triesMax
    return reading
  }

  private static let triesMax = 10

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
