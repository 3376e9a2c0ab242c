import LinkTransport

/// The cutting of a stream into lines, for every way in which the stream can arrive.
///
/// Input: one byte for the limit of a line (1…16), then the stream.
package struct LineCodecTarget: FuzzTarget {
  package static let name = "line-codec"

  package init(in place: FuzzPlace) {}

  package func check(_ input: [UInt8]) throws(BrokenPromise) -> FuzzOutcome {
    guard let first = input.first else { return .refused }
    let limit = Int(first % 16) + 1
    let stream = Array(input.dropFirst())
    let expected = Self.lines(of: stream, limit: limit)
    let endsInLine = stream.last.map { $0 != 0x0A } ?? false
    for pieces in Self.cuts(of: stream.count) {
      var framer = LineFramer(lineBytesMax: limit)
      var lines: [LinkLine] = []
      var position = 0
      for count in pieces {
        stream[position..<position + count].withUnsafeBytes { framer.append($0, into: &lines) }
        position += count
      }
      guard framer.hasPartialLine == endsInLine else {
        throw BrokenPromise("cut into \(pieces), the framer lost count of the line begun")
      }
      framer.finish(into: &lines)
      guard lines == expected else {
        throw BrokenPromise("cut into \(pieces): \(lines) instead of \(expected)")
      }
    }
    return expected.isEmpty ? .refused : .taken
  }

  /// The lines of a stream that is there as a whole.
  static func lines(of stream: [UInt8], limit: Int) -> [LinkLine] {
    stream.split(separator: 0x0A, omittingEmptySubsequences: false).compactMap { line in
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.count > limit { return .tooLong(limitBytes: limit) }
      return line.allSatisfy { [0x20, 0x09, 0x0D].contains($0) } ? nil : .line(Array(line))
    }
  }

  /// Lengths of pieces: all ways to cut a short stream, many to cut a longer one.
  static func cuts(of count: Int) -> [[Int]] {
    guard count > 1 else { return [[count]] }
    if count <= shortBytesMax {
      return (0..<1 << (count - 1)).map { ways in
        var pieces = [1]
        for place in 0..<count - 1 {
          if ways >> place & 1 == 1 { pieces.append(1) } else { pieces[pieces.count - 1] += 1 }
        }
        return pieces
      }
    }
    let even = [1, 2, 3, 5, 8, 13].map { size in
      Array(repeating: size, count: count / size) + (count % size == 0 ? [] : [count % size])
    }
    return even + (1...min(count - 1, 32)).map { [$0, count - $0] } + [[count]]
  }

  private static let shortBytesMax = 6
}
