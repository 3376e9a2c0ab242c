import Glibc
import Synchronization

/// A program at a terminal of 80 columns and 24 lines: this test is the person who types.
final class Terminal {
  private let master: Int32
  private let processID: pid_t
  private var said: [UInt8] = []
  private var isAtEnd = false
  private var status: ExitStatus?
  /// How many bytes were looked at.
  private var seen = 0

  /// Starts `path` in a session of its own, its standard streams being the terminal.
  init(_ path: String, _ arguments: [String], environment: [String: String] = [:]) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (locked, number): (Int32, Int32) = (0, 0)
    guard master >= 0, ioctl(master, Self.setLock, &locked) == 0,
      ioctl(master, Self.getNumber, &number) == 0
    else { throw SystemError(call: "open /dev/ptmx") }
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    let line = "/dev/pts/\(number)"
    processID = try Child.spawning.withLock { _ throws in
      try Self.spawn(path, arguments, environment, line)
    }
  }

  deinit {
    if status == nil {
      kill(processID, SIGKILL)
      waitpid(processID, nil, 0)
    }
    close(master)
  }

  /// `TIOCSPTLCK`, `TIOCGPTN` and `POSIX_SPAWN_SETSID`, which the Glibc module does not show.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430
  private static let inSession: Int16 = 0x80

  private static func spawn(
    _ path: String, _ arguments: [String], _ environment: [String: String], _ line: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a new session opens becomes its own.
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, line, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | inSession)
    var processID: pid_t = 0
    let result = Child.withCStrings([path] + arguments) { argumentPointers in
      Child.withCStrings(Child.variables(changedBy: environment)) { variablePointers in
        posix_spawn(
          &processID, path, &actions, &attributes, argumentPointers, variablePointers)
      }
    }
    guard result == 0 else {
      errno = result
      throw SystemError(call: "posix_spawn \(path)")
    }
    return processID
  }

  /// Whether what is typed is shown.
  var echoes: Bool {
    var mode = termios()
    return tcgetattr(master, &mode) == 0 && mode.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Everything that stood on the terminal so far.
  var screen: String { String(decoding: said, as: UTF8.self) }

  /// Types a line.
  func type(_ text: String) throws { try press(text + "\n") }

  /// Presses keys; `\u{3}` is Ctrl-C, `\u{4}` is Ctrl-D.
  func press(_ keys: String) throws {
    let bytes = Array(keys.utf8)
    guard write(master, bytes, bytes.count) == bytes.count else { throw SystemError(call: "write") }
  }

  func send(signal: Int32) {
    if status == nil { kill(processID, signal) }
  }

  /// Waits until `text` stands behind what was there at the last look.
  ///
  /// - Returns: What was said since then.
  @discardableResult
  func wait(for text: String, by deadline: Deadline = .usual) throws -> String {
    while true {
      let events = String(decoding: said[seen...], as: UTF8.self)
      if let range = events.firstRange(of: text) {
        seen += events[..<range.upperBound].utf8.count
        return String(events[..<range.upperBound])
      }
      guard !isAtEnd else { throw WaitError(description: "‘\(text)’ never came: \(events)") }
      try fill(by: deadline, for: "‘\(text)’ after \(events)")
    }
  }

  /// Waits until the program has ended.
  func end(by deadline: Deadline = .usual) throws -> ExitStatus {
    while !isAtEnd { try fill(by: deadline, for: "the program to end") }
    var waitStatus: Int32 = 0
    while waitpid(processID, &waitStatus, 0) < 0, errno == EINTR {}
    let ended = ExitStatus(waitStatus: waitStatus)
    status = ended
    return ended
  }

  private func fill(by deadline: Deadline, for what: String) throws {
    _ = try deadline.wait(toRead: [master], for: what)
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &chunk, chunk.count)
    // A terminal whose last program is gone answers EIO.
    if count > 0 {
      said += chunk[..<count].filter { $0 != UInt8(ascii: "\r") }
    } else if errno != EINTR {
      isAtEnd = true
    }
  }
}
