import Glibc

/// Until when a test waits for another process. Waiting always has an event; the deadline only
/// says when to give up.
struct Deadline {
  private let end: ContinuousClock.Instant

  /// Long enough for a loaded machine: reached only when something is wrong.
  static var usual: Deadline { Deadline(seconds: 30) }

  init(seconds: Double) { end = ContinuousClock.now.advanced(by: .seconds(seconds)) }

  /// For `poll`: at least 0.
  private var milliseconds: Int32 {
    let (seconds, attoseconds) = (end - ContinuousClock.now).components
    return Int32(clamping: max(0, seconds * 1_000 + attoseconds / 1_000_000_000_000_000))
  }

  /// For a wait that asks again and again.
  var isOver: Bool { milliseconds == 0 }

  /// Waits until one of the descriptors can be read or written, or has ended.
  ///
  /// - Returns: those that can.
  /// - Throws: ``WaitError`` at the deadline.
  func wait(
    toRead readers: [Int32], toWrite writers: [Int32] = [], for what: String
  ) throws -> Set<Int32> {
    var entries =
      readers.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      + writers.map { pollfd(fd: $0, events: Int16(POLLOUT), revents: 0) }
    while true {
      let ready = poll(&entries, nfds_t(entries.count), milliseconds)
      if ready > 0 { return Set(entries.filter { $0.revents != 0 }.map(\.fd)) }
      if ready == 0 { throw WaitError(description: "gave up waiting for \(what)") }
      guard errno == EINTR else { throw SystemError(call: "poll") }
    }
  }
}

/// What did not happen before the deadline.
struct WaitError: Error, CustomStringConvertible {
  let description: String
}

/// A call to the system that failed, with `errno` as it was.
struct SystemError: Error, CustomStringConvertible {
  let call: String
  let code = errno

  var description: String { "\(call): \(String(cString: strerror(code)))" }
}
