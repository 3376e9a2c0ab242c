import Glibc

/// Typing that the terminal does not show.
enum UnseenTyping {
  /// Switches the echo of standard input off while `body` runs, and on again however it ends: also
  /// when a signal ends the process, which then ends by that signal. Where standard input is no
  /// terminal there is no echo.
  static func during<Value>(_ body: () throws -> Value) rethrows -> Value {
    var shown = termios()
    guard tcgetattr(STDIN_FILENO, &shown) == 0, shown.c_lflag & tcflag_t(ECHO) != 0 else {
      return try body()
    }
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    // The cursor still goes to the next line.
    hidden.c_lflag |= tcflag_t(ECHONL)
    let handlers = endings.map { ($0, signal($0, showAgain)) }
    // Whoever puts the process aside would find a terminal without echo.
    let stop = signal(SIGTSTP, SIG_IGN)
    tcsetattr(STDIN_FILENO, TCSANOW, &hidden)
    defer {
      tcsetattr(STDIN_FILENO, TCSANOW, &shown)
      for (number, handler) in handlers { signal(number, handler) }
      signal(SIGTSTP, stop)
    }
    return try body()
  }

  private static let endings = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]
}

/// Calls nothing but what a signal handler may.
///
/// - Source: POSIX.1-2017, 2.4.3, async-signal-safe functions.
private func showAgain(_ number: Int32) {
  var mode = termios()
  if tcgetattr(STDIN_FILENO, &mode) == 0 {
    mode.c_lflag |= tcflag_t(ECHO)
    mode.c_lflag &= ~tcflag_t(ECHONL)
    tcsetattr(STDIN_FILENO, TCSANOW, &mode)
  }
  signal(number, SIG_DFL)
  raise(number)
}
