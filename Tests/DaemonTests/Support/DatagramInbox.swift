import Glibc

/// A Unix datagram socket that a daemon writes to: the service manager's, or its journal's.
final class DatagramInbox {
  let name: String
  private let descriptor: Int32

  /// `name` is a path, or an abstract name that begins with `@`.
  init(_ name: String) throws {
    self.name = name
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw SystemError(call: "socket") }
    guard try UnixName(name).with({ bind(descriptor, $0, $1) }) == 0 else {
      throw SystemError(call: "bind \(name)")
    }
  }

  deinit { close(descriptor) }

  /// The next datagram.
  ///
  /// - Throws: ``WaitError`` at the deadline.
  func next(by deadline: Deadline = .usual, for what: String = "a datagram") throws -> [UInt8] {
    _ = try deadline.wait(toRead: [descriptor], for: what)
    var bytes = [UInt8](repeating: 0, count: 1 << 18)
    let count = recv(descriptor, &bytes, bytes.count, 0)
    guard count >= 0 else { throw SystemError(call: "recv \(name)") }
    return Array(bytes.prefix(count))
  }

  /// The lines of the next datagram that has a line which begins so.
  func lines(
    with beginning: String, by deadline: Deadline = .usual
  ) throws -> [String] {
    while true {
      let bytes = try next(by: deadline, for: "a datagram with ‘\(beginning)’")
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
      if lines.contains(where: { $0.hasPrefix(beginning) }) { return lines }
    }
  }

  /// Takes what is there, without waiting.
  func removeAll() throws -> [[UInt8]] {
    var datagrams: [[UInt8]] = []
    var bytes = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
      guard count >= 0 else { return datagrams }
      datagrams.append(Array(bytes.prefix(count)))
    }
  }
}
