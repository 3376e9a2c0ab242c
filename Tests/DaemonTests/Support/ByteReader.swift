import Glibc

/// Reads a pipe or a socket, line by line or to its end, never past a deadline.
struct ByteReader {
  let descriptor: Int32
  private var buffer: [UInt8] = []
  private(set) var isAtEnd = false

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The next line without its newline; `nil` at the end.
  mutating func line(by deadline: Deadline, for what: String) throws -> String? {
    while true {
      if let newline = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        defer { buffer.removeSubrange(...newline) }
        return String(decoding: buffer[..<newline], as: UTF8.self)
      }
      guard !isAtEnd else {
        return buffer.isEmpty ? nil : String(decoding: removeAll(), as: UTF8.self)
      }
      _ = try deadline.wait(toRead: [descriptor], for: what)
      try fill()
    }
  }

  /// Takes in what is there now; the caller knows that there is something, or the end.
  mutating func fill() throws {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &chunk, chunk.count)
    switch count {
    case 0: isAtEnd = true
    case 1...: buffer += chunk[..<count]
    case _ where errno == EINTR || errno == EAGAIN: break
    case _ where errno == ECONNRESET: isAtEnd = true
    default: throw SystemError(call: "read")
    }
  }

  /// Everything taken in and not yet handed out.
  mutating func removeAll() -> [UInt8] {
    defer { buffer = [] }
    return buffer
  }
}
