import FoundationEssentials
import Glibc
import Synchronization

/// How a process ended.
enum ExitStatus: Hashable {
  case exited(Int32)
  case killed(signal: Int32)

  init(waitStatus: Int32) {
    let signal = waitStatus & 0x7f
    self = signal == 0 ? .exited((waitStatus >> 8) & 0xff) : .killed(signal: signal)
  }
}

/// A process that this test started, with pipes to its three standard streams.
///
/// Not a `Foundation.Process`, because a test must be able to kill at any moment, wait with a
/// deadline, and hand down no other descriptor.
final class Child {
  let processID: pid_t
  private(set) var standardOutput: ByteReader
  private(set) var standardError: ByteReader
  private var standardInput: Int32?
  private var status: ExitStatus?

  /// Starts `path` with the environment of the test, changed by `environment`. It inherits the
  /// descriptors of `inheriting` as 3, 4 and so on.
  init(
    _ path: String, _ arguments: [String], environment: [String: String] = [:],
    folder: String? = nil, inheriting: [Int32] = []
  ) throws {
    // `env` becomes the program, under the same process id.
    let (path, arguments) =
      folder.map { ("/usr/bin/env", ["-C", $0, path] + arguments) } ?? (path, arguments)
    let pipes: Pipes
    (processID, pipes) = try Self.spawning.withLock { _ throws in
      // A child that has closed its input must fail a write of ours, not end the tests.
      signal(SIGPIPE, SIG_IGN)
      let pipes = try Pipes()
      return (try Self.spawn(path, arguments, environment, pipes, inheriting), pipes)
    }
    standardInput = pipes.input
    standardOutput = ByteReader(pipes.output)
    standardError = ByteReader(pipes.errors)
  }

  deinit {
    if status == nil {
      kill(processID, SIGKILL)
      waitpid(processID, nil, 0)
    }
    closeInput()
    close(standardOutput.descriptor)
    close(standardError.descriptor)
  }

  /// The next line of standard error; `nil` when there will be none.
  func errorLine(by deadline: Deadline, for what: String) throws -> String? {
    try standardError.line(by: deadline, for: what)
  }

  /// The next line of standard output; `nil` when there will be none.
  func outputLine(by deadline: Deadline, for what: String) throws -> String? {
    try standardOutput.line(by: deadline, for: what)
  }

  func send(signal: Int32) {
    if status == nil { kill(processID, signal) }
  }

  /// Gives the process all it will ever read; no more than a pipe holds.
  func feedAll(_ input: String) throws {
    var unsent = Array(input.utf8)[...]
    while let descriptor = standardInput, !unsent.isEmpty {
      unsent = try feed(unsent, to: descriptor)
    }
    closeInput()
  }

  func closeInput() {
    if let descriptor = standardInput { close(descriptor) }
    standardInput = nil
  }

  /// Feeds `input`, closes standard input, and gathers both outputs until the process has ended.
  ///
  /// - Throws: ``WaitError`` at the deadline; the process is then killed.
  func finish(
    feeding input: [UInt8] = [], by deadline: Deadline = .usual, for what: String
  ) throws -> (status: ExitStatus, output: [UInt8], errors: [UInt8]) {
    do {
      try exchange(input, by: deadline, for: what)
    } catch {
      send(signal: SIGKILL)
      throw error
    }
    return (wait(), standardOutput.removeAll(), standardError.removeAll())
  }

  private func exchange(_ input: [UInt8], by deadline: Deadline, for what: String) throws {
    var unsent = input[...]
    while !standardOutput.isAtEnd || !standardError.isAtEnd {
      if unsent.isEmpty { closeInput() }
      let open = [standardOutput, standardError].filter { !$0.isAtEnd }.map(\.descriptor)
      let writers = standardInput.map { [$0] } ?? []
      let ready = try deadline.wait(toRead: open, toWrite: writers, for: what)
      if let descriptor = standardInput, ready.contains(descriptor) {
        unsent = try feed(unsent, to: descriptor)
      }
      if ready.contains(standardOutput.descriptor) { try standardOutput.fill() }
      if ready.contains(standardError.descriptor) { try standardError.fill() }
    }
    closeInput()
  }

  /// Writes as much as a pipe with room always takes; what is left. A process that has closed its
  /// input takes no more.
  private func feed(_ unsent: ArraySlice<UInt8>, to descriptor: Int32) throws -> ArraySlice<UInt8> {
    let chunk = Array(unsent.prefix(Int(PIPE_BUF)))
    let count = write(descriptor, chunk, chunk.count)
    if count < 0, errno == EPIPE { return [] }
    guard count >= 0 || errno == EINTR else { throw SystemError(call: "write") }
    return unsent.dropFirst(max(0, count))
  }

  /// Only once both outputs have ended: the process is then ending too.
  private func wait() -> ExitStatus {
    if let status { return status }
    var waitStatus: Int32 = 0
    while waitpid(processID, &waitStatus, 0) < 0, errno == EINTR {}
    let ended = ExitStatus(waitStatus: waitStatus)
    status = ended
    return ended
  }
}

extension Child {
  /// Only one child is made at a time, so that none inherits the pipes of another: the end of a
  /// process must end its pipes.
  static let spawning = Mutex(())

  /// Our ends and the child's ends of its standard streams.
  private struct Pipes {
    let input: Int32
    let output: Int32
    let errors: Int32
    /// For the child's descriptors 0, 1 and 2.
    let childEnds: [Int32]

    init() throws {
      let (readInput, writeInput) = try Self.pipe()
      let (readOutput, writeOutput) = try Self.pipe()
      let (readErrors, writeErrors) = try Self.pipe()
      (input, output, errors) = (writeInput, readOutput, readErrors)
      childEnds = [readInput, writeOutput, writeErrors]
    }

    private static func pipe() throws -> (readEnd: Int32, writeEnd: Int32) {
      var ends: [Int32] = [0, 0]
      guard Glibc.pipe(&ends) == 0 else { throw SystemError(call: "pipe") }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      // Room for what a daemon says between two looks at it.
      _ = fcntl(ends[1], Self.setPipeSize, 1 << 20)
      return (ends[0], ends[1])
    }

    /// `F_SETPIPE_SZ`, which the Glibc module does not show.
    private static let setPipeSize: Int32 = 1_031
  }

  private static func spawn(
    _ path: String, _ arguments: [String], _ environment: [String: String], _ pipes: Pipes,
    _ inheriting: [Int32]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, end) in pipes.childEnds.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, end, Int32(descriptor))
    }
    // Copies far away from where they are to go, so that none is overwritten on the way.
    let copies = inheriting.map { fcntl($0, F_DUPFD_CLOEXEC, 100) }
    defer { for copy in copies { close(copy) } }
    for (descriptor, copy) in copies.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, copy, Int32(descriptor + 3))
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A child starts as from a shell: the threads of tests block signals, and SIGPIPE is ignored.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    var processID: pid_t = 0
    let result = withCStrings([path] + arguments) { argumentPointers in
      withCStrings(variables(changedBy: environment)) { variablePointers in
        posix_spawn(
          &processID, path, &actions, &attributes, argumentPointers, variablePointers)
      }
    }
    for end in pipes.childEnds { close(end) }
    guard result == 0 else {
      for end in [pipes.input, pipes.output, pipes.errors] { close(end) }
      errno = result
      throw SystemError(call: "posix_spawn \(path)")
    }
    return processID
  }

  /// What a program keeps of its runs stays away from the person's own.
  private static let stateHome =
    FileManager.default.temporaryDirectory.path + "/headunit-tests-\(getpid())"

  static func variables(changedBy changes: [String: String]) -> [String] {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let parts = String(cString: entry).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
      next += 1
    }
    variables["XDG_STATE_HOME"] = stateHome
    return variables.merging(changes) { _, new in new }.map { "\($0.key)=\($0.value)" }
  }

  static func withCStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = texts.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers + [nil])
  }
}
