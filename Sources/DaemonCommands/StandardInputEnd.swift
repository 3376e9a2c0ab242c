import Glibc

/// Ties the life of this process to whoever holds the other end of its standard input.
enum StandardInputEnd {
  /// Sends this process a SIGTERM as soon as its standard input, a pipe, has no writer any more:
  /// when the program that started it closed it or ended, however it ended.
  ///
  /// - Returns: `false` when standard input is no pipe that the kernel watches.
  /// - Source: fcntl(2), `O_ASYNC`, `F_SETOWN` and `F_SETSIG`.
  static func stopsThisProcess() -> Bool {
    let flags = fcntl(STDIN_FILENO, F_GETFL)
    guard fcntl(STDIN_FILENO, F_SETOWN, getpid()) >= 0,
      fcntl(STDIN_FILENO, setSignal, SIGTERM) >= 0,
      flags >= 0, fcntl(STDIN_FILENO, F_SETFL, flags | O_ASYNC) >= 0
    else { return false }
    // It may have been closed before the kernel was asked to watch.
    var entry = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    if poll(&entry, 1, 0) > 0, entry.revents & Int16(POLLHUP) != 0 { kill(getpid(), SIGTERM) }
    return true
  }

  /// `F_SETSIG`, which the Glibc module does not show.
  private static let setSignal: Int32 = 10
}
