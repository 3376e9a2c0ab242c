import Glibc

/// Who is at the other end of a Unix socket, as the kernel saw it when the connection was made.
/// - Source: `unix(7)`, `SO_PEERCRED`.
package struct PeerCredentials: Hashable, Sendable {
  package let uid: UInt32
  package let gid: UInt32
  package let pid: Int32

  package init(uid: UInt32, gid: UInt32, pid: Int32) {
    self.uid = uid
    self.gid = gid
    self.pid = pid
  }

  /// What a peer sees of us.
  package static var ofThisProcess: PeerCredentials {
    PeerCredentials(uid: geteuid(), gid: getegid(), pid: getpid())
  }
}
