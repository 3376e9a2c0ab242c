import Glibc
import LinkTransport

/// Who may operate over the control socket: root, the daemon's own user, and the members of group
/// `headunit`. Everybody else may read.
enum OperatorPolicy {
  static let group = "headunit"

  static func admits(_ peer: PeerCredentials?) -> Bool {
    guard let peer else { return false }
    return peer.uid == 0 || peer.uid == geteuid() || isMember(peer)
  }

  /// Asks the user database, since the kernel tells only a peer's first group.
  private static func isMember(_ peer: PeerCredentials) -> Bool {
    guard let wanted = getgrnam(group)?.pointee.gr_gid else { return false }
    if peer.gid == wanted { return true }
    guard let user = getpwuid(peer.uid)?.pointee, let name = user.pw_name else { return false }
    var groups = [gid_t](repeating: 0, count: groupsMax)
    var count = Int32(groups.count)
    guard getgrouplist(name, user.pw_gid, &groups, &count) >= 0 else { return false }
    return groups.prefix(Int(count)).contains(wanted)
  }

  /// Groups of one user that are looked at.
  private static let groupsMax = 1_024
}
