import Glibc

/// The host's time since it was made.
struct HostStopwatch {
  private let start = Self.now()

  var nanoseconds: Int64 { Self.now() - start }

  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
