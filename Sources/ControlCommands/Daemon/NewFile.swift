import CommandSupport
import Glibc

/// A file of its owner alone that is made whole or not at all, and replaces nothing.
final class NewFile {
  private let path: String
  private let part: String
  private let descriptor: Int32
  private var isFinished = false

  /// - Throws: `CommandFailure` named `file_exists` or `file_not_writable`.
  init(_ path: String) throws(CommandFailure) {
    self.path = path
    part = "\(path).part"
    guard access(path, F_OK) != 0 else { throw Self.exists(path) }
    descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Self.failure(part) }
  }

  deinit {
    close(descriptor)
    if !isFinished { unlink(part) }
  }

  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { throw Self.failure(part) }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// Gives it its name once all of it is on the disk.
  func finish() throws(CommandFailure) {
    guard fsync(descriptor) == 0 else { throw Self.failure(part) }
    guard link(part, path) == 0 else {
      throw errno == EEXIST ? Self.exists(path) : Self.failure(path)
    }
    unlink(part)
    isFinished = true
  }

  private static func exists(_ path: String) -> CommandFailure {
    CommandFailure(
      .refused, name: "file_exists", what: "cannot write \(path)",
      why: "it exists, and a backup replaces nothing")
  }

  private static func failure(_ path: String) -> CommandFailure {
    CommandFailure(
      .inputOutput, name: "file_not_writable", what: "cannot write \(path)",
      why: String(cString: strerror(errno)))
  }
}
