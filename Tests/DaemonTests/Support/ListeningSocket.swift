import Glibc
import Synchronization

/// A Unix socket that a test listens at, in place of a daemon or before there is one.
final class ListeningSocket {
  let path: String
  let descriptor: Int32

  /// `listens` is `false` for one that is only bound.
  init(
    at path: String, mode: UInt32 = 0o660, type: __socket_type = SOCK_STREAM, listens: Bool = true
  ) throws {
    self.path = path
    descriptor = socket(AF_UNIX, Int32(type.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw SystemError(call: "socket") }
    guard try UnixName(path).with({ bind(descriptor, $0, $1) }) == 0, chmod(path, mode) == 0,
      !listens || listen(descriptor, 64) == 0
    else { throw SystemError(call: "bind \(path)") }
  }

  deinit { close(descriptor) }

  /// The connection that waits, which no child inherits.
  func accept() throws -> Int32 {
    try Child.spawning.withLock { _ throws in
      let connection = Glibc.accept(descriptor, nil, nil)
      guard connection >= 0 else { throw SystemError(call: "accept") }
      _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
      return connection
    }
  }

  /// Which file it is, and its permission bits.
  var file: [UInt64] {
    get throws {
      var status = stat()
      guard lstat(path, &status) == 0 else { throw SystemError(call: "lstat \(path)") }
      return [UInt64(status.st_ino), UInt64(status.st_mode)]
    }
  }
}
