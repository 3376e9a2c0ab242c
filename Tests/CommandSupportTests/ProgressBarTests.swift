import Testing

@testable import CommandSupport

struct ProgressBarTests {
  @Test(arguments: [
    (0, 80, "adding [........................................] 0 of 100"),
    (25, 80, "adding [##########..............................] 25 of 100"),
    (100, 80, "adding [########################################] 100 of 100"),
    (200, 80, "adding [########################################] 100 of 100"),
    (-1, 80, "adding [........................................] 0 of 100"),
    (50, 32, "adding [######......] 50 of 100"),
    (50, 20, "adding 50 of 100"),
  ])
  func `the bar fills with the work and leaves the words their room`(
    done: Int, width: Int, line: String
  ) {
    let drawn = ProgressBar.line("adding", done, of: 100, width: width)
    #expect(drawn == line)
    #expect(drawn.count < width)
  }

  @Test func `nothing is drawn where no person looks`() throws {
    let piped = PipedOutput(json: false)
    #expect(ProgressBar("adding", total: 100, on: piped.output.standardError) == nil)
    #expect(piped.text().error.isEmpty)
  }

  @Test func `the bar is drawn over itself and leaves the line clean`() throws {
    let piped = PipedOutput(json: false)
    let stream = TextStream(
      descriptor: piped.output.standardError.descriptor, hasColour: false,
      fallback: TerminalSize(columns: 40, lines: 24))
    let bar = try #require(ProgressBar("adding", total: 4, on: stream))
    bar.show(1)
    bar.show(4)
    bar.clear()
    let erase = "\r\u{1B}[K"
    #expect(
      piped.text().error
        == "\(erase)adding [#####..................] 1 of 4"
        + "\(erase)adding [#######################] 4 of 4\(erase)")
  }
}
