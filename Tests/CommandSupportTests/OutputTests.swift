import Glibc
import LinkProtocol
import Testing
import WorldTime

@testable import CommandSupport

struct OutputTests {
  @Test func `an answer under json has the protocol's members and the schema beside them`() throws {
    let pipes = PipedOutput(json: true)
    try pipes.output.answer(ClockReport.sample, text: "for people")
    #expect(
      pipes.text().out == """
        {"schema":1,"worldTime":"2026-01-31T10:10:00.000Z","clockMode":"virtual","rate":0,\
        "nextChangeAt":"2026-02-28T10:00:00.000Z",\
        "changes":[{"at":"2026-01-31T10:02:00.000Z","vehicle":"SJNTAAJ12U0000001",\
        "service":"smart-alerts","from":"activating","to":"active","reason":"paid"}],\
        "changesTotal":1}

        """)
  }

  @Test func `an answer that has no members is still an object`() throws {
    let pipes = PipedOutput(json: true)
    try pipes.output.answer(Done(), text: "done")
    #expect(pipes.text().out == "{\"schema\":1}\n")
  }

  @Test func `people read the text, without colours where there is no terminal`() throws {
    let pipes = PipedOutput(json: false)
    try pipes.output.answer(ClockReport.sample, text: StyledText("active", .good) + " now")
    #expect(pipes.text().out == "active now\n")
  }

  @Test func `a reader that goes away is no failure`() throws {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    close(ends[0])
    defer { close(ends[1]) }
    let stream = TextStream(descriptor: ends[1], environment: [:])
    try stream.write("nobody reads this")
  }

  @Test func `a full disk is a failure by name`() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    defer { close(descriptor) }
    let stream = TextStream(descriptor: descriptor, environment: [:])
    let failure = #expect(throws: CommandFailure.self) { try stream.write("too much") }
    #expect(failure?.name == "output_failed")
    #expect(failure?.status == .inputOutput)
  }

  @Test(arguments: [
    (["TERM": "xterm"], true), (["TERM": "xterm", "NO_COLOR": ""], true),
    (["TERM": "xterm", "NO_COLOR": "1"], false), (["TERM": "dumb"], false),
  ])
  func `a terminal has colours unless the person declines`(
    environment: [String: String], hasColour: Bool
  ) throws {
    var (main, side): (Int32, Int32) = (0, 0)
    var size = winsize(ws_row: 24, ws_col: 132, ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&main, &side, nil, nil, &size) == 0)
    defer {
      close(main)
      close(side)
    }
    let stream = TextStream(descriptor: side, environment: environment)
    #expect(stream.hasColour == hasColour)
    #expect(stream.width == 132)
  }
}

struct StyledTextTests {
  @Test func `an unauthenticated peer's control characters never reach the terminal`() {
    let text = StyledText("Eve\u{1B}[2J\u{9B}31m\u{202E}\r\u{7}", .strong)
    #expect(text.plain == #"Eve\u{1b}[2J\u{9b}31m\u{202e}\u{d}\u{7}"#)
  }

  @Test func `a peer's line break makes no line of its own`() {
    let text = (StyledText("Eve\n2026-01-31  tester uid 0: ", .strong) + "paired").singleLine
    #expect(text.plain == #"Eve\u{a}2026-01-31  tester uid 0: paired"#)
    var table = Table()
    table.add(["b-1", "Eve\nb-2  owner"])
    #expect(table.text().plain == #"b-1  Eve\u{a}b-2  owner"#)
  }

  @Test func `colours end where the piece ends`() {
    let text = StyledText("a", .bad) + "b"
    #expect(text.rendered(hasColour: true) == "\u{1B}[31ma\u{1B}[0mb")
    #expect(text.rendered(hasColour: false) == "ab")
  }
}

struct TableTests {
  private static var sample: Table {
    var table = Table(["service", "state"])
    table.add([.init("smart-alerts"), .init("active", .good)])
    table.add(["é", "unsupported", ""])
    table.add(["short"])
    return table
  }

  @Test func `columns are aligned and lines end without blanks`() {
    #expect(
      Self.sample.text().plain == """
        SERVICE       STATE
        smart-alerts  active
        é             unsupported
        short
        """)
  }

  private static var prices: Table {
    var table = Table(["service", "kind", "price"])
    table.add(["Remote Door Lock", "trial", "12 months free, then £2.50 / 1 month"])
    return table
  }

  @Test func `a narrow terminal cuts nothing: texts go on below themselves`() {
    #expect(
      Self.prices.text(width: 42).plain == """
        SERVICE           KIND   PRICE
        Remote Door Lock  trial  12 months free,
                                 then £2.50 / 1
                                 month
        """)
  }

  @Test func `where columns have no room, a row is a list`() {
    #expect(
      Self.prices.text(width: 20).plain == """
        Remote Door Lock
          kind  trial
          price  12 months
                 free, then
                 £2.50 / 1
                 month
        """)
  }

  @Test(arguments: 16...200)
  func `every word is there at any width, and no line is longer`(width: Int) {
    let text = Self.prices.text(width: width).plain
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
    let words = Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    #expect(words.isSuperset(of: ["Remote", "Door", "Lock", "trial", "£2.50", "month"]))
  }
}

struct SocketPlaceTests {
  private static let user = ["XDG_RUNTIME_DIR": "/run/user/1000"]

  @Test(arguments: [
    (user, ["/run/user/1000/headunitd/phone.sock"], "/run/user/1000/headunitd/phone.sock"),
    (user, ["/run/headunitd/phone.sock"], "/run/headunitd/phone.sock"),
    (user, [], "/run/user/1000/headunitd/phone.sock"),
    ([:], [], "/run/headunitd/phone.sock"),
    (["XDG_RUNTIME_DIR": "relative"], [], "/run/headunitd/phone.sock"),
  ])
  func `a client looks for the user's daemon, then for the machine's`(
    environment: [String: String], existing: [String], path: String
  ) {
    #expect(
      SocketPlace.path(of: .phone, environment: environment, exists: existing.contains) == path)
  }
}

struct DisplayedTimeTests {
  private static let now = Instant(milliseconds: 1_769_853_600_000)

  @Test(arguments: [
    (0, "2026-01-31 10:00:00Z (now)"), (1, "2026-01-31 10:00:00.001Z (in 1 ms)"),
    (570_000, "2026-01-31 10:09:30Z (in 9 min 30 s)"),
    (28 * 86_400_000, "2026-02-28 10:00:00Z (in 28 d)"),
    (-86_400_000 - 60_000, "2026-01-30 09:59:00Z (1 d ago)"),
  ])
  func `a time says how far away it is`(milliseconds: Int64, text: String) throws {
    let instant = Self.now.advanced(milliseconds: milliseconds)
    #expect(instant.displayed(from: Self.now) == text)
    #expect(try Instant(rfc3339: instant.displayed) == instant)
  }
}
