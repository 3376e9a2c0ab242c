import CEcho
import Glibc

/// The calling side of a line socket with as little as possible around the system calls: the same
/// for the daemon and for the baseline.
struct RawCaller: ~Copyable {
  private let connection: Int32
  private let path: String
  private var reply = [UInt8](repeating: 0, count: 256 * 1024)

  init(_ path: String) throws(BenchmarkFailure) {
    self.path = path
    connection = cecho_connect(path)
    guard connection >= 0 else { throw .system("connect to \(path)", -connection) }
  }

  deinit { close(connection) }

  /// Sends `request`, which ends in a line break, and waits for one line.
  ///
  /// - Returns: The nanoseconds it took.
  mutating func time(_ request: [UInt8]) throws(BenchmarkFailure) -> Int64 {
    try call(request).nanoseconds
  }

  /// The line that answers `request`, with its line break.
  mutating func answer(to request: [UInt8]) throws(BenchmarkFailure) -> [UInt8] {
    let count = try call(request).bytes
    return Array(reply[..<count])
  }

  private mutating func call(
    _ request: [UInt8]
  ) throws(BenchmarkFailure) -> (nanoseconds: Int64, bytes: Int) {
    var count = 0
    let duration = cecho_call(connection, request, request.count, &reply, reply.count, &count)
    guard duration >= 0 else { throw .system("a call to \(path)", Int32(-duration)) }
    return (duration, count)
  }
}
