import Glibc

/// A file descriptor that takes text, and knows whether a person reads it.
package struct TextStream: Sendable {
  let descriptor: Int32
  /// Whether colours are shown: on a terminal that has them, and never with `NO_COLOR`.
  ///
  /// - Source: no-color.org.
  package let hasColour: Bool
  /// The terminal's room as long as it does not say itself; `nil` when the text goes elsewhere.
  private let fallback: TerminalSize?

  init(descriptor: Int32, environment: [String: String]) {
    let isTerminal = isatty(descriptor) == 1
    self.init(
      descriptor: descriptor,
      hasColour: isTerminal && (environment["NO_COLOR"] ?? "").isEmpty
        && environment["TERM"] != "dumb",
      fallback: isTerminal ? Self.size(in: environment) : nil)
  }

  init(descriptor: Int32, hasColour: Bool, fallback: TerminalSize?) {
    self.descriptor = descriptor
    self.hasColour = hasColour
    self.fallback = fallback
  }

  private static func size(in environment: [String: String]) -> TerminalSize {
    TerminalSize(
      columns: environment["COLUMNS"].flatMap(Int.init) ?? TerminalSize.usual.columns,
      lines: environment["LINES"].flatMap(Int.init) ?? TerminalSize.usual.lines)
  }

  /// The terminal's room at this moment; `nil` when the text goes elsewhere and must stay whole.
  package var size: TerminalSize? {
    guard let fallback else { return nil }
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 else { return fallback }
    return TerminalSize(
      columns: size.ws_col > 0 ? Int(size.ws_col) : fallback.columns,
      lines: size.ws_row > 0 ? Int(size.ws_row) : fallback.lines)
  }

  /// Columns of the terminal at this moment; `nil` as for ``size``.
  package var width: Int? { size?.columns }

  /// Whether what is written can still arrive: the other end of a pipe may have gone away.
  package var hasReader: Bool {
    var state = pollfd(fd: descriptor, events: 0, revents: 0)
    _ = poll(&state, 1, 0)
    return state.revents & Int16(POLLERR | POLLHUP | POLLNVAL) == 0
  }

  /// Writes text and ends its last line.
  /// - Throws: ``CommandFailure`` named `output_failed`.
  package func write(_ text: StyledText) throws(CommandFailure) {
    guard !text.isEmpty else { return }
    try write(raw: text.rendered(hasColour: hasColour) + "\n")
  }

  /// Writes text and stays on its last line, where the answer is typed.
  /// - Throws: ``CommandFailure`` named `output_failed`.
  package func prompt(_ text: StyledText) throws(CommandFailure) {
    try write(raw: text.rendered(hasColour: hasColour))
  }

  /// Writes text as it is. A reader that has gone away is no failure: it has read enough.
  package func write(raw text: String) throws(CommandFailure) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno == EPIPE {
        return
      } else if errno == EAGAIN {
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&ready, 1, -1)
      } else if errno != EINTR {
        throw CommandFailure(
          .inputOutput, name: "output_failed", what: "cannot write the answer",
          why: String(cString: strerror(errno)))
      }
    }
  }
}
