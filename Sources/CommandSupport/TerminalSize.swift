/// The room of a terminal, in characters.
package struct TerminalSize: Hashable, Sendable {
  package let columns: Int
  package let lines: Int

  package init(columns: Int, lines: Int) {
    self.columns = columns
    self.lines = lines
  }

  /// What a terminal has that does not say otherwise.
  package static let usual = TerminalSize(columns: 80, lines: 24)
}
