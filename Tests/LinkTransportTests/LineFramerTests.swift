import NIOCore
import Testing

@testable import LinkTransport

struct LineFramerTests {
  @Test(arguments: [1, 2, 3, 5, 7, 64])
  func `a stream gives the same lines however it is cut`(pieceBytes: Int) {
    let stream = "one\ntwo\r\n\n  \t\r\nth\rree\nfar too long a line\nfour\n"
    let lines = framed(stream, pieceBytes: pieceBytes, lineBytesMax: 8)
    #expect(
      lines == [
        text("one"), text("two"), text("th\rree"), .tooLong(limitBytes: 8), text("four"),
      ])
  }

  @Test func `a line of exactly the limit passes with either line end`() {
    #expect(framed("12345678\n", lineBytesMax: 8) == [text("12345678")])
    #expect(framed("12345678\r\n", lineBytesMax: 8) == [text("12345678")])
    #expect(framed("12345678\r\n", pieceBytes: 1, lineBytesMax: 8) == [text("12345678")])
  }

  @Test(arguments: ["123456789\n", "123456789\r\n", "12345678x\n", "12345678\rx\n"])
  func `one byte more than the limit is too long`(stream: String) {
    for pieceBytes in [1, 64] {
      let lines = framed(stream + "ok\n", pieceBytes: pieceBytes, lineBytesMax: 8)
      #expect(lines == [.tooLong(limitBytes: 8), text("ok")])
    }
  }

  @Test func `a line without end is reported once and before it ends`() {
    var framer = LineFramer(lineBytesMax: 8)
    var lines = CircularBuffer<LinkLine>()
    for _ in 0..<1000 { feed("0123456789", to: &framer, into: &lines) }
    #expect(Array(lines) == [.tooLong(limitBytes: 8)])
    #expect(framer.hasPartialLine)
  }

  @Test func `a last line without its end counts once the stream has ended`() {
    var framer = LineFramer(lineBytesMax: 8)
    var lines = CircularBuffer<LinkLine>()
    feed("last", to: &framer, into: &lines)
    #expect(lines.isEmpty)
    framer.finish(into: &lines)
    #expect(Array(lines) == [text("last")])
    framer.finish(into: &lines)
    #expect(lines.count == 1)
  }

  private func framed(
    _ stream: String, pieceBytes: Int = 64, lineBytesMax: Int
  ) -> [LinkLine] {
    var framer = LineFramer(lineBytesMax: lineBytesMax)
    var lines = CircularBuffer<LinkLine>()
    var rest = Array(stream.utf8)[...]
    while !rest.isEmpty {
      Array(rest.prefix(pieceBytes)).withUnsafeBytes { framer.append($0, into: &lines) }
      rest = rest.dropFirst(pieceBytes)
    }
    return Array(lines)
  }

  private func feed(
    _ piece: String, to framer: inout LineFramer, into lines: inout CircularBuffer<LinkLine>
  ) {
    Array(piece.utf8).withUnsafeBytes { framer.append($0, into: &lines) }
  }
}

/// The line that says `words`.
func text(_ words: String) -> LinkLine { .line(Array(words.utf8)) }
