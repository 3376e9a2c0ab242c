import Glibc

/// Cuts a stream of bytes into lines. A pure value: bytes in, lines out, no I/O.
///
/// `\n` ends a line and one `\r` before it belongs to the end. Lines of nothing but blanks are
/// dropped. A line beyond the limit yields one ``LinkLine/tooLong(limitBytes:)`` as soon as the
/// limit is passed, and its rest is skipped without being kept. Every byte is looked at once,
/// however the stream is cut into pieces.
package struct LineFramer: Sendable {
  package let lineBytesMax: Int
  private var partial: [UInt8] = []
  private var skipping = false

  package init(lineBytesMax: Int) {
    self.lineBytesMax = lineBytesMax
  }

  /// A line has begun and its end has not been seen.
  package var hasPartialLine: Bool { skipping || !partial.isEmpty }

  /// Takes the next piece of the stream and appends the lines it completes to `lines`.
  package mutating func append(
    _ bytes: UnsafeRawBufferPointer,
    into lines: inout some RangeReplaceableCollection<LinkLine>
  ) {
    var rest = bytes
    while let start = rest.baseAddress, !rest.isEmpty {
      guard let end = memchr(start, 0x0A, rest.count) else {
        begin(rest, into: &lines)
        return
      }
      let count = UnsafeRawPointer(end) - start
      complete(UnsafeRawBufferPointer(rebasing: rest[..<count]), into: &lines)
      rest = UnsafeRawBufferPointer(rebasing: rest[(count + 1)...])
    }
  }

  /// The stream has ended in order: a last line without its `\n` counts as a line. Part of a JSON
  /// object is never a JSON object, so nothing that was cut off can be taken for a request.
  package mutating func finish(into lines: inout some RangeReplaceableCollection<LinkLine>) {
    complete(UnsafeRawBufferPointer(start: nil, count: 0), into: &lines)
  }

  /// Keeps the beginning of a line, or gives it up as too long. One byte more than the limit may
  /// stand, since it may be the `\r` of the line end.
  private mutating func begin(
    _ bytes: UnsafeRawBufferPointer,
    into lines: inout some RangeReplaceableCollection<LinkLine>
  ) {
    guard !skipping else { return }
    if partial.count + bytes.count > lineBytesMax + 1 {
      skipping = true
      partial = []
      lines.append(.tooLong(limitBytes: lineBytesMax))
    } else {
      partial.append(contentsOf: bytes)
    }
  }

  private mutating func complete(
    _ bytes: UnsafeRawBufferPointer,
    into lines: inout some RangeReplaceableCollection<LinkLine>
  ) {
    if skipping {
      skipping = false
    } else if partial.isEmpty {
      emit([UInt8](trimmingLineEnd(bytes)), into: &lines)
    } else if partial.count + bytes.count > lineBytesMax + 1 {
      partial = []
      lines.append(.tooLong(limitBytes: lineBytesMax))
    } else {
      partial.append(contentsOf: bytes)
      if partial.last == 0x0D { partial.removeLast() }
      let line = partial
      partial = []
      emit(line, into: &lines)
    }
  }

  private func emit(_ line: [UInt8], into lines: inout some RangeReplaceableCollection<LinkLine>) {
    if line.count > lineBytesMax {
      lines.append(.tooLong(limitBytes: lineBytesMax))
    } else if !line.allSatisfy(isBlank) {
      lines.append(.line(line))
    }
  }

  private func trimmingLineEnd(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    bytes.last == 0x0D ? UnsafeRawBufferPointer(rebasing: bytes.dropLast()) : bytes
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }
}
