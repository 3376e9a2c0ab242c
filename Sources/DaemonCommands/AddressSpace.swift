import CommandSupport
import Glibc

/// The address space that the process may use.
///
/// Where it runs out while threads are made, the runtime waits for more of it for ever and without
/// a word; so it is looked at before.
enum AddressSpace {
  /// Megabytes without which a daemon with a few cars does not start.
  static let megabytesMin = 384

  /// - Throws: `CommandFailure` named `address_space_too_small`.
  static func check() throws(CommandFailure) {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else { return }
    guard limit.rlim_cur < rlim_t(megabytesMin) << 20 else { return }
    throw CommandFailure(
      .inputOutput, name: "address_space_too_small", what: "headunitd does not start",
      why: "it may use \(limit.rlim_cur >> 20) MB of address space and needs \(megabytesMin);"
        + " raise ‘ulimit -v’ or LimitAS=")
  }
}
