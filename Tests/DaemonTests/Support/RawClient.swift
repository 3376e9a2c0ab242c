import Glibc

/// A foreign program on a Unix socket: bytes out, lines in, nothing of ours between.
final class RawClient {
  private let descriptor: Int32
  private var reader: ByteReader

  /// Connects to the socket at `path`.
  init(_ path: String) throws {
    let name = try UnixName(path)
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw SystemError(call: "socket") }
    guard name.with({ connect(descriptor, $0, $1) }) == 0 else {
      let error = SystemError(call: "connect \(path)")
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
    reader = ByteReader(descriptor)
  }

  deinit { close(descriptor) }

  /// Sends `text` as it is; a line needs its newline.
  func send(_ text: String, by deadline: Deadline = .usual) throws {
    try send(bytes: Array(text.utf8), by: deadline)
  }

  /// Sends any bytes.
  func send(bytes: [UInt8], by deadline: Deadline = .usual) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let what = "the other side to take \(rest.count) bytes"
      _ = try deadline.wait(toRead: [], toWrite: [descriptor], for: what)
      let chunk = Array(rest.prefix(65_536))
      let count = Glibc.send(
        descriptor, chunk, chunk.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
      guard count >= 0 || errno == EINTR || errno == EAGAIN else { throw SystemError(call: "send") }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// The next line without its newline; `nil` when the other side has hung up.
  func line(by deadline: Deadline = .usual) throws -> String? {
    try reader.line(by: deadline, for: "a line from the other side")
  }

  /// Sends one JSON-RPC request and reads one line; `params` is JSON text.
  ///
  /// - Throws: ``WaitError`` when the other side hangs up instead.
  func request(
    _ method: String, _ params: String = "{}", id: Int = 1, by deadline: Deadline = .usual
  ) throws -> JSONValue {
    try send(#"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(params)}"# + "\n")
    guard let reply = try line(by: deadline) else {
      throw WaitError(description: "the other side hung up instead of answering \(method)")
    }
    return try JSONValue(parsing: reply)
  }

  /// Says that nothing more will be sent; answers still arrive.
  func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }
}
