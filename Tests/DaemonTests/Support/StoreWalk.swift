import Testing

/// Somebody who reads each screen of the store in a window of one size before they type.
struct StoreWalk {
  let terminal: Terminal
  let columns: Int
  let lines: Int
  /// What stands on the terminal since the last line that was typed.
  private(set) var screen = ""

  init(_ car: Car, _ language: String, columns: Int, lines: Int) throws {
    (self.columns, self.lines) = (columns, lines)
    terminal = try Terminal(
      BuiltExecutable.phone.path,
      [
        "--socket", car.fixture.phoneSocket, "--home", car.fixture.phoneHome,
        "--locale", language, "store",
      ], environment: ["TERM": "xterm", "NO_COLOR": "1"], columns: columns, lines: lines)
    try read()
  }

  /// Types a line and reads what comes of it.
  mutating func type(_ line: String) throws {
    try terminal.type(line)
    try read()
  }

  mutating func read() throws {
    screen = try terminal.wait(for: "> ")
    let shown = screen.split(separator: "\n", omittingEmptySubsequences: false)
    // The question may go on below itself.
    #expect(shown.dropLast().allSatisfy { $0.count <= columns }, "\(screen)")
    // Above it stand the line that was typed and an empty one.
    #expect(shown.count <= lines + 2, "\(shown.count) lines:\n\(screen)")
  }

  /// Leafs to a choice that begins so and takes it.
  mutating func choose(_ label: String) throws {
    try leaf(to: label)
    try type(try #require(number(of: label)))
  }

  /// Leafs to the page that has a choice.
  mutating func leaf(to label: String) throws {
    for _ in 0..<20 where number(of: label) == nil { try type("") }
  }

  /// The number in front of a choice on the screen.
  func number(of label: String) -> String? {
    screen.split(separator: "\n").lazy.filter { $0.contains("  \(label)") }
      .compactMap { $0.split(separator: " ").first }.first { Int($0) != nil }.map(String.init)
  }
}
