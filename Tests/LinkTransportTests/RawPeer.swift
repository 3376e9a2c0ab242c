import Glibc
import Testing

@testable import LinkTransport

/// A peer that uses nothing of ours but system calls, which block, on a thread of their own.
/// Whatever it waits for fails after a minute.
actor RawPeer {
  private static let thread = LinkLoop()
  private static let patienceSeconds = 60

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    Self.thread.executor.asUnownedSerialExecutor()
  }

  private let descriptor: Int32
  private var received: [UInt8] = []

  init(path: String) throws {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var patience = timeval(tv_sec: Self.patienceSeconds, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(
        descriptor, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
    }
    let result = UnixAddress.with(path) { connect(descriptor, $0, $1) }
    try #require(result == 0, "connect: \(systemReason(errno))")
  }

  deinit { Glibc.close(descriptor) }

  func write(_ bytes: String) throws { try write(Array(bytes.utf8)) }

  func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      try #require(count > 0, "send: \(systemReason(errno))")
      rest = rest.dropFirst(count)
    }
  }

  /// Writes `line` again and again until there has been no room for it during 100 ms, and says how
  /// often it was written.
  func writeUntilHeldUp(_ line: String) throws -> Int {
    let bytes = Array(line.utf8)
    var count = 0
    var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    while poll(&room, 1, 100) == 1 {
      try write(bytes)
      count += 1
    }
    return count
  }

  /// The next line without its end, or `nil` when the other side has closed.
  func readLine() throws -> String? {
    while true {
      if let end = received.firstIndex(of: 0x0A) {
        defer { received.removeFirst(end + 1) }
        return String(decoding: received[..<end], as: UTF8.self)
      }
      guard try readMore() else { return nil }
    }
  }

  /// Everything until the other side closes.
  func readToEnd() throws -> String {
    while try readMore() {}
    defer { received = [] }
    return String(decoding: received, as: UTF8.self)
  }

  /// Says that nothing more will be written; still reads.
  func endWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

  private func readMore() throws -> Bool {
    var piece = [UInt8](repeating: 0, count: 64 * 1024)
    let count = piece.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
    if count < 0 && errno == ECONNRESET { return false }
    try #require(count >= 0, "recv: \(systemReason(errno))")
    received += piece[..<count]
    return count > 0
  }
}
