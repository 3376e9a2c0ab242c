import Glibc
import LinkTransport

/// How many file descriptors this process may have.
enum DescriptorLimit {
  /// Raises the limit as far as the process may, and says what it is then.
  static func raise() -> Int {
    var limit = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    guard getrlimit(resource, &limit) == 0 else { return fallback }
    limit.rlim_cur = min(limit.rlim_max, rlim_t(wanted))
    if setrlimit(resource, &limit) != 0 { getrlimit(resource, &limit) }
    return Int(min(limit.rlim_cur, rlim_t(wanted)))
  }

  /// For every connection of both sockets, and the daemon's own files.
  private static let wanted = 4_096
  /// Where the system does not tell: what POSIX promises is less than any Linux gives.
  private static let fallback = 256
}

extension LinkLimits {
  /// Descriptors that the daemon keeps for its own files.
  private static let ownDescriptors = 64

  /// These limits, with no more connections than there are descriptors for when `sockets` share
  /// them.
  func within(descriptors: Int, sockets: Int) -> LinkLimits {
    var limits = self
    let places = max(1, (descriptors - Self.ownDescriptors) / max(1, sockets))
    limits.connectionsMax = min(connectionsMax, places)
    limits.connectionsKeptForOperators = min(connectionsKeptForOperators, limits.connectionsMax / 4)
    return limits
  }
}
