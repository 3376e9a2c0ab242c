import FoundationEssentials
import Glibc

extension DaemonProcess {
  /// Starts a program with no signal blocked or ignored, whatever this process does with its own,
  /// and without settings of other daemons in its environment.
  static func spawn(
    _ words: [String], standardInput: Int32, log: String
  ) -> Result<pid_t, BenchLoss> {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, standardInput, STDIN_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(
      &actions, STDERR_FILENO, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var every = sigset_t()
    sigfillset(&every)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &every)
    // In a group of its own: the terminal's Ctrl-C is ours to answer, and closes the pipe.
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETPGROUP))

    let variables = ProcessInfo.processInfo.environment
      .filter { !$0.key.hasPrefix("HEADUNITD_") }.map { "\($0.key)=\($0.value)" }
    var argumentPointers = words.map { strdup($0) } + [nil]
    var variablePointers = variables.map { strdup($0) } + [nil]
    defer { for pointer in argumentPointers + variablePointers { free(pointer) } }
    var processID: pid_t = 0
    let code = posix_spawn(
      &processID, words[0], &actions, &attributes, &argumentPointers, &variablePointers)
    errno = code
    return code == 0 ? .success(processID) : .failure(.lastCall("posix_spawn"))
  }
}

extension BenchLoss {
  /// What the operating system says to the call that just failed.
  static func lastCall(_ call: String) -> BenchLoss {
    .system(call: call, reason: String(cString: strerror(errno)))
  }
}
