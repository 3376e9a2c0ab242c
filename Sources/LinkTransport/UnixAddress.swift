import Glibc

/// The address of a Unix socket, for the operating system.
enum UnixAddress {
  /// What `sun_path` holds without its final NUL.
  static let pathBytesMax = 107

  /// Calls `body` with the address of `path`, which must not be longer than ``pathBytesMax``.
  static func with<Result>(
    _ path: String,
    _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
  ) -> Result {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { room in
      room.copyBytes(from: path.utf8.prefix(pathBytesMax))
    }
    return withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }

  /// The path that a socket is bound to; `nil` when it has none.
  static func path(of descriptor: Int32) -> String? {
    var address = sockaddr_un()
    var size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(descriptor, $0, &size)
      }
    }
    guard result == 0, address.sun_family == sa_family_t(AF_UNIX) else { return nil }
    let bytes = withUnsafeBytes(of: address.sun_path) { Array($0.prefix { $0 != 0 }) }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// Opens a stream socket that does not block and is not inherited, or returns −1.
  static func openSocket() -> Int32 {
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
    return socket(AF_UNIX, type | Int32(SOCK_CLOEXEC.rawValue), 0)
  }
}

/// The words of the operating system for an `errno`.
func systemReason(_ code: Int32) -> String { String(cString: strerror(code)) }
