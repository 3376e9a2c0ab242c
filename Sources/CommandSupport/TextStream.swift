import Glibc

/// A file descriptor that takes text, and knows whether a person reads it.
package struct TextStream: Sendable {
  let descriptor: Int32
  /// Whether colours are shown: on a terminal that has them, and never with `NO_COLOR`.
  ///
  /// - Source: no-color.org.
  package let hasColour: Bool
  /// Columns of the terminal; `nil` when the text goes elsewhere and must stay whole.
  package let width: Int?

  init(descriptor: Int32, environment: [String: String]) {
    let isTerminal = isatty(descriptor) == 1
    self.init(
      descriptor: descriptor,
      hasColour: isTerminal && (environment["NO_COLOR"] ?? "").isEmpty
        && environment["TERM"] != "dumb",
      width: isTerminal ? Self.columns(of: descriptor, environment) : nil)
  }

  init(descriptor: Int32, hasColour: Bool, width: Int?) {
    self.descriptor = descriptor
    self.hasColour = hasColour
    self.width = width
  }

  private static func columns(of descriptor: Int32, _ environment: [String: String]) -> Int {
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return environment["COLUMNS"].flatMap(Int.init) ?? 80
  }

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
