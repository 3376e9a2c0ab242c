import Glibc
import LinkTransport
import Synchronization

/// Who may operate over the control socket: root, the daemon's own user, and the members of group
/// `headunit`. Everybody else may read.
///
/// What the user database says of a user is remembered for a while: a peer that connects again and
/// again must not have it read each time.
final class OperatorPolicy: Sendable {
  static let group = "headunit"

  private struct User: Hashable {
    let uid: UInt32
    let gid: UInt32
  }

  private struct Answer {
    let isMember: Bool
    let endsAt: Int64
  }

  private let answers = Mutex<[User: Answer]>([:])

  /// Seconds that an answer of the user database is remembered.
  private static let rememberedSeconds: Int64 = 10
  /// Users that are remembered at once.
  private static let rememberedMax = 256

  func admits(_ peer: PeerCredentials) -> Bool {
    peer.uid == 0 || peer.uid == geteuid() || remembersAsMember(peer)
  }

  private func remembersAsMember(_ peer: PeerCredentials) -> Bool {
    let now = HostClock.monotonicNanoseconds()
    let user = User(uid: peer.uid, gid: peer.gid)
    return answers.withLock { answers in
      if let answer = answers[user], answer.endsAt > now { return answer.isMember }
      if answers.count >= Self.rememberedMax { answers.removeAll() }
      let isMember = Self.isMember(peer)
      answers[user] = Answer(
        isMember: isMember, endsAt: now + Self.rememberedSeconds * 1_000_000_000)
      return isMember
    }
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
