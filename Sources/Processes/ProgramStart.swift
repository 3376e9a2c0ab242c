package import Glibc

/// How a program is started: in a clean state, with nothing of ours but what is given to it.
///
/// No signal is blocked or ignored in it, whatever this process does with its own.
package struct ProgramStart: Sendable {
  /// What one of its standard streams is.
  package enum Stream: Hashable, Sendable {
    case nothing
    /// A descriptor of ours.
    case descriptor(Int32)
    /// A file of its owner alone, from its beginning.
    case file(String)
    /// The same, at its end.
    case fileEnd(String)
  }

  /// Looked for in `PATH` when it has no slash; then its arguments.
  package var words: [String]
  /// `NAME=value`; default: ours.
  package var environment: [String]?
  package var input = Stream.nothing
  package var output = Stream.nothing
  package var errors = Stream.nothing
  /// It leads a process group of its own: the terminal's Ctrl-C is ours to answer, and what it
  /// starts can be ended with it.
  package var leadsGroup = false

  package init(_ words: [String]) { self.words = words }

  /// Why nothing was started.
  package struct Failure: Error, Hashable, Sendable {
    package let errno: Int32
  }

  /// - Returns: The process, which somebody has to wait for.
  package func run() throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in [input, output, errors].enumerated() {
      stream.open(as: Int32(number), in: &actions)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    set(&attributes)

    var arguments = words.map { strdup($0) } + [nil]
    var variables = (environment ?? []).map { strdup($0) } + [nil]
    defer { for word in arguments + variables { free(word) } }
    var processID: pid_t = 0
    let code =
      environment == nil
      ? posix_spawnp(&processID, words.first ?? "", &actions, &attributes, &arguments, environ)
      : posix_spawnp(&processID, words.first ?? "", &actions, &attributes, &arguments, &variables)
    guard code == 0 else { throw Failure(errno: code) }
    return processID
  }

  private func set(_ attributes: inout posix_spawnattr_t) {
    var none = sigset_t()
    sigemptyset(&none)
    var every = sigset_t()
    sigfillset(&every)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &every)
    posix_spawnattr_setpgroup(&attributes, 0)
    let group = leadsGroup ? POSIX_SPAWN_SETPGROUP : 0
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(group))
  }
}

extension ProgramStart.Stream {
  fileprivate func open(as number: Int32, in actions: inout posix_spawn_file_actions_t) {
    let writing = number == STDIN_FILENO ? O_RDONLY : O_WRONLY | O_CREAT
    switch self {
    case .nothing:
      posix_spawn_file_actions_addopen(&actions, number, "/dev/null", writing & ~O_CREAT, 0)
    case .descriptor(let ours): posix_spawn_file_actions_adddup2(&actions, ours, number)
    case .file(let path):
      posix_spawn_file_actions_addopen(&actions, number, path, writing | O_TRUNC, 0o600)
    case .fileEnd(let path):
      posix_spawn_file_actions_addopen(&actions, number, path, writing | O_APPEND, 0o600)
    }
  }
}
