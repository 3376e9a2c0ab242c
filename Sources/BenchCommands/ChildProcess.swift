import Glibc

/// A process started from an executable: its standard output is watched for life, its standard
/// error is a file.
final class ChildProcess {
  let program: String
  private let processID: pid_t
  private let logPath: String
  /// Readable when the process wrote something; at its end when the process ended.
  private let standardOutput: Int32
  private var isReaped = false

  init(_ program: String, _ arguments: [String], log logPath: String) throws(BenchFailure) {
    self.program = program
    self.logPath = logPath
    var pipeEnds: [Int32] = [-1, -1]
    guard pipe(&pipeEnds) == 0 else { throw .system("pipe") }
    for end in pipeEnds { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let result = Self.spawn(program, arguments, standardOutput: pipeEnds[1], log: logPath)
    close(pipeEnds[1])
    standardOutput = pipeEnds[0]
    switch result {
    case .success(let processID): self.processID = processID
    case .failure(let failure):
      close(pipeEnds[0])
      throw failure
    }
  }

  deinit {
    if !isReaped { kill(processID, SIGKILL) }
    waitForEnd()
    close(standardOutput)
  }

  /// Waits until the process writes or ends, at most so long.
  ///
  /// - Returns: `false` when it ended.
  func listen(milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: standardOutput, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, milliseconds) == 0 || entry.revents & Int16(POLLHUP) == 0
  }

  func terminate() {
    kill(processID, SIGTERM)
    waitForEnd()
  }

  func waitForEnd() {
    guard !isReaped else { return }
    var status: Int32 = 0
    while waitpid(processID, &status, 0) < 0 && errno == EINTR {}
    isReaped = true
  }

  /// What it wrote to standard error, the beginning of it.
  var log: String {
    let descriptor = open(logPath, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// With no signal blocked or ignored, whatever this process does with its own.
  private static func spawn(
    _ program: String, _ arguments: [String], standardOutput: Int32, log: String
  ) -> Result<pid_t, BenchFailure> {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, standardOutput, 1)
    posix_spawn_file_actions_addopen(&actions, 2, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var every = sigset_t()
    sigfillset(&every)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &every)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))

    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var processID: pid_t = 0
    let code = posix_spawn(&processID, program, &actions, &attributes, &words, environ)
    return code == 0 ? .success(processID) : .failure(.system("posix_spawn of \(program)", code))
  }
}
