import Glibc
import WorldTime

/// A program of somebody else's, run for what it writes, and never trusted to end.
enum OutsideProgram {
  enum Failure: Error, Hashable {
    /// No folder of `PATH` has it.
    case notFound
    /// It could not be run, ended with another status than 0, or wrote too much.
    case failed
    case tooSlow
  }

  /// Runs a program with nothing on its standard input, and its messages thrown away.
  ///
  /// - Parameters:
  ///   - words: The program, looked for in `PATH`, and its arguments.
  ///   - bytesMax: Beyond that it is ended and has failed.
  ///   - millisecondsMax: Beyond that it is ended, with everything it has started.
  /// - Returns: Its standard output.
  /// - Throws: ``Failure``; the program does not run any more then.
  static func output(
    of words: [String], bytesMax: Int, millisecondsMax: Int64
  ) throws(Failure) -> [UInt8] {
    let deadline = HostTime.now.advanced(milliseconds: millisecondsMax)
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .failed }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let processID = try start(words, standardOutput: ends[1])
    do throws(Failure) {
      let bytes = try read(ends[0], atMost: bytesMax, until: deadline)
      guard try status(of: processID, until: deadline) == 0 else { throw .failed }
      return bytes
    } catch {
      // Whatever it is doing: nobody waits for it any more. One that has ended is not there.
      kill(-processID, SIGKILL)
      while waitpid(processID, nil, 0) < 0, errno == EINTR {}
      throw error
    }
  }

  /// In a process group of its own, with no signal blocked or ignored. Closes `standardOutput`
  /// here: only the program is to hold it.
  private static func start(
    _ words: [String], standardOutput: Int32
  ) throws(Failure) -> pid_t {
    defer { close(standardOutput) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, standardOutput, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var every = sigset_t()
    sigfillset(&every)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &every)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
        | Int16(POSIX_SPAWN_SETPGROUP))

    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var processID: pid_t = 0
    switch posix_spawnp(
      &processID, words.first ?? "", &actions, &attributes, &arguments, environ)
    {
    case 0: return processID
    case ENOENT: throw .notFound
    default: throw .failed
    }
  }

  private static func read(
    _ descriptor: Int32, atMost bytesMax: Int, until deadline: Instant
  ) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4_096)
    while true {
      let left = deadline.milliseconds(since: HostTime.now)
      guard left > 0 else { throw .tooSlow }
      var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, Int32(clamping: left)) > 0 else { continue }
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      guard count > 0 || errno == EINTR else { throw .failed }
      bytes += chunk[..<max(0, count)]
      guard bytes.count <= bytesMax else { throw .failed }
    }
  }

  /// The status of a process that has closed its output, and so is ending too, or should be.
  private static func status(
    of processID: pid_t, until deadline: Instant
  ) throws(Failure) -> Int32 {
    let pollMilliseconds: Int32 = 5
    var status: Int32 = 0
    while HostTime.now < deadline {
      if waitpid(processID, &status, WNOHANG) == processID { return status }
      _ = poll(nil, 0, pollMilliseconds)
    }
    throw .tooSlow
  }
}
