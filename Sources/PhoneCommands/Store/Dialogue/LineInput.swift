import Files
import Glibc
import NissanStore

/// A file descriptor that a person types into, or a script writes to, line by line.
///
/// What was read is overwritten as soon as it is handed out: a line may hold a card number.
final class LineInput {
  /// More is no answer to any question of the store.
  static let lineBytesMax = 4_096

  /// Somebody sits there.
  let isTerminal: Bool
  private let descriptor: Int32
  /// One allocation, so that no copy of a line stays behind where it grew.
  private var buffer = [UInt8](repeating: 0, count: lineBytesMax + 1)
  private var count = 0
  /// Nothing was handed out yet: a byte order mark may stand before the first line.
  private var isAtStart = true

  init(_ descriptor: Int32 = STDIN_FILENO) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
  }

  deinit { forget(0..<buffer.count) }

  /// What came in.
  enum Line {
    /// Without its line break; it may be a secret.
    case text(SecretBytes)
    /// It had more than ``LineInput/lineBytesMax`` bytes and was passed over.
    case tooLong
    /// Nothing came in time.
    case nothing
    case end
  }

  /// The next line.
  ///
  /// - Parameter milliseconds: How long to wait for it; `nil` waits for as long as it takes.
  /// - Returns: What came in.
  func line(within milliseconds: Int32? = nil) -> Line {
    var isTooLong = false
    while true {
      if let newline = buffer[..<count].firstIndex(of: UInt8(ascii: "\n")) {
        let line = pop(newline)
        return isTooLong ? .tooLong : .text(line)
      }
      if count == buffer.count {
        isTooLong = true
        forget(0..<count)
        count = 0
      }
      if let milliseconds, count == 0, !isReady(within: milliseconds) { return .nothing }
      let got = buffer.withUnsafeMutableBytes { room in
        read(descriptor, room.baseAddress?.advanced(by: count), room.count - count)
      }
      if got < 0, errno == EINTR { continue }
      // A terminal that hung up has ended too.
      guard got > 0 else {
        defer { count = 0 }
        guard count > 0 else { return .end }
        return isTooLong ? .tooLong : .text(pop(count))
      }
      count += got
    }
  }

  private func isReady(within milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, milliseconds) > 0
  }

  /// Lets go of what was typed ahead, also of a line that is not ended yet: it was typed under
  /// something that is not there any more.
  func forgetTyped() {
    tcflush(descriptor, TCIFLUSH)
    forget(0..<count)
    count = 0
  }

  /// Hands out everything before `end`, and overwrites it and its line break.
  private func pop(_ end: Int) -> SecretBytes {
    let length = end > 0 && buffer[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
    let begin = isAtStart ? ByteOrderMark.length(in: buffer[..<length]) : 0
    isAtStart = false
    let line = buffer.withUnsafeBufferPointer {
      SecretBytes(copying: UnsafeBufferPointer(rebasing: $0[begin..<length]))
    }
    let rest = min(end + 1, count)
    let left = count - rest
    for index in 0..<left { buffer[index] = buffer[rest + index] }
    forget(left..<count)
    count = left
    return line
  }

  private func forget(_ range: Range<Int>) {
    buffer.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      explicit_bzero(start + range.lowerBound, range.count)
    }
  }
}
