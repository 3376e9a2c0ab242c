import CommandSupport
import Glibc

/// Why there is no figure.
enum BenchmarkFailure: Error, Hashable, Sendable {
  case executableMissing(path: String)
  case system(call: String, reason: String)
  /// A process that was started ended, or said nothing in time.
  case notReady(program: String, log: String)
  /// The daemon answered something else than the measured path.
  case wrongAnswer(asked: String, answer: String)

  /// What the operating system says to a failed call.
  static func system(_ call: String, _ code: Int32 = errno) -> BenchmarkFailure {
    .system(call: call, reason: String(cString: strerror(code)))
  }
}

extension BenchmarkFailure: CommandFailureConvertible {
  var commandFailure: CommandFailure {
    switch self {
    case .executableMissing(let path):
      CommandFailure(
        .badData, name: "executable_missing", what: "cannot measure",
        why: "\(path) is missing; build the package with swift build -c release")
    case .system(let call, let reason):
      CommandFailure(
        .inputOutput, name: "system_call_failed", what: "cannot measure",
        why: "\(call) failed: \(reason)")
    case .notReady(let program, let log):
      CommandFailure(
        .unreachable, name: "not_ready", what: "cannot measure",
        why: "\(program) did not become ready; it said: \(log)")
    case .wrongAnswer(let asked, let answer):
      CommandFailure(
        .internalFault, name: "wrong_answer", what: "cannot measure \(asked)",
        why: "the daemon answered \(answer)")
    }
  }
}
