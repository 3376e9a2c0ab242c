import Glibc

/// Where a Unix datagram goes: a path, or a name without a file that begins with `@`.
///
/// - Source: unix(7), abstract sockets; sd_notify(3), `NOTIFY_SOCKET`.
struct DatagramAddress: Hashable, Sendable {
  private let name: [UInt8]
  private let isAbstract: Bool

  /// Bytes of a path or name, without what ends or begins it.
  static let nameBytesMax = 107

  /// - Returns: `nil` for what is no such address.
  init?(_ text: String) {
    isAbstract = text.hasPrefix("@")
    name = Array(isAbstract ? text.dropFirst().utf8 : text.utf8[...])
    guard isAbstract || text.hasPrefix("/"), (1...Self.nameBytesMax).contains(name.count),
      !name.contains(0)
    else { return nil }
  }

  /// Sends one datagram.
  ///
  /// - Returns: 0, or the `errno` of what failed.
  func send(_ bytes: [UInt8]) -> Int32 {
    let type = Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(AF_UNIX, type, 0)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    return send(bytes, over: descriptor, flags: 0)
  }

  /// Sends one datagram over a socket of the caller's.
  ///
  /// - Returns: 0, or the `errno` of what failed.
  func send(_ bytes: [UInt8], over descriptor: Int32, flags: Int32) -> Int32 {
    let sent = withAddress { address, length in
      sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL) | flags, address, length)
    }
    return sent == bytes.count ? 0 : errno
  }

  private func withAddress<Result>(
    _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
  ) -> Result {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    // An abstract name begins with a NUL and ends where its length says; a path ends with one.
    let bytes = isAbstract ? [0] + name : name + [0]
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let length = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 0
    return withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(length + bytes.count))
      }
    }
  }
}
