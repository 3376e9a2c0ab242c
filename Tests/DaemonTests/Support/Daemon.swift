import Glibc

/// A running `headunitd`.
final class Daemon {
  private let path: String
  private let arguments: [String]
  private let environment: [String: String]
  private let inheriting: [Int32]
  private let controlSocket: String
  private var child: Child

  /// Starts it and waits until it says on standard error that it is ready, and listens.
  ///
  /// - Throws: ``DaemonStartError`` when it ends instead, ``WaitError`` at the deadline.
  init(
    path: String = BuiltExecutable.daemon.path, _ arguments: [String],
    environment: [String: String] = [:], inheriting: [Int32] = [], controlSocket: String
  ) throws {
    self.path = path
    self.arguments = arguments
    self.environment = environment
    self.inheriting = inheriting
    self.controlSocket = controlSocket
    child = try Self.start(path, arguments, environment, inheriting, controlSocket)
  }

  var processID: pid_t { child.processID }

  /// The same daemon again on the same folders; kills this one first when it still runs.
  func restart() throws {
    kill()
    child = try Self.start(path, arguments, environment, inheriting, controlSocket)
  }

  /// `kill -9`: no chance to finish anything.
  func kill() {
    child.send(signal: SIGKILL)
    _ = try? child.finish(for: "a killed daemon to end")
  }

  /// Waits until it says something on standard error that holds `text`.
  ///
  /// - Throws: ``WaitError`` at the deadline, or when it ends first.
  func wait(toSay text: String, by deadline: Deadline = .usual) throws {
    while let line = try child.errorLine(by: deadline, for: "the daemon to say ‘\(text)’") {
      if line.contains(text) { return }
    }
    throw WaitError(description: "the daemon ended and never said ‘\(text)’")
  }

  func signal(_ signal: Int32) { child.send(signal: signal) }

  /// SIGTERM, and what it says until it has ended.
  func terminate() throws -> CommandResult { try end(after: SIGTERM) }

  /// Waits for it to end, by itself or after a signal.
  func end(
    by deadline: Deadline = .usual, after signal: Int32? = nil
  ) throws -> CommandResult {
    if let signal { child.send(signal: signal) }
    let (status, output, errors) = try child.finish(by: deadline, for: "the daemon to end")
    return CommandResult(
      status: status, stdout: String(decoding: output, as: UTF8.self),
      stderr: String(decoding: errors, as: UTF8.self))
  }

  private static func start(
    _ path: String, _ arguments: [String], _ environment: [String: String],
    _ inheriting: [Int32], _ controlSocket: String
  ) throws -> Child {
    let child = try Child(path, arguments, environment: environment, inheriting: inheriting)
    let deadline = Deadline.usual
    var said: [String] = []
    while let line = try child.errorLine(by: deadline, for: "the daemon to be ready; \(said)") {
      said.append(line)
      if line.split(whereSeparator: { !$0.isLetter }).contains("ready") {
        _ = try RawClient(controlSocket)
        return child
      }
    }
    let status = try child.finish(by: deadline, for: "the daemon to end").status
    throw DaemonStartError(status: status, stderr: said.joined(separator: "\n"))
  }
}

/// A daemon that ended before it was ready.
struct DaemonStartError: Error, CustomStringConvertible {
  let status: ExitStatus
  let stderr: String

  var description: String { "the daemon ended before it was ready, \(status):\n\(stderr)" }
}
