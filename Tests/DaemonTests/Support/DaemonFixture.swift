import Foundation
import TestSupport

/// Gives `body` a fresh ``DaemonFixture``; afterwards its daemons are killed and its folder is
/// removed.
func withFixture<Result>(_ body: (DaemonFixture) throws -> Result) throws -> Result {
  let fixture = try DaemonFixture()
  defer { fixture.tearDown() }
  return try body(fixture)
}

/// A scratch folder for one test, with the folders a daemon and a phone need.
final class DaemonFixture {
  private let folder: TemporaryFolder
  private var daemons: [Daemon] = []

  var path: String { folder.path }
  var stateFolder: String { "\(path)/state" }
  var runtimeFolder: String { "\(path)/run" }
  var phoneHome: String { "\(path)/phone" }
  var phoneSocket: String { "\(runtimeFolder)/phone.sock" }
  var controlSocket: String { "\(runtimeFolder)/control.sock" }

  fileprivate init() throws { folder = try TemporaryFolder() }

  /// The last started ends first; the folder goes when nobody writes to it any more.
  fileprivate func tearDown() {
    while let daemon = daemons.popLast() { daemon.kill() }
  }

  /// Starts a daemon on the folders of this fixture and waits until it is ready.
  ///
  /// - Throws: ``DaemonStartError`` when it ends instead.
  func startDaemon(
    _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> Daemon {
    let daemon = try Daemon(
      folders + arguments, environment: environment, controlSocket: controlSocket)
    daemons.append(daemon)
    return daemon
  }

  /// The same, in a process in which a shell's command was run before.
  func startDaemon(_ arguments: [String], after command: String) throws -> Daemon {
    let daemon = try Daemon(
      path: "/bin/sh",
      ["-c", "\(command) && exec \"$0\" \"$@\"", BuiltExecutable.daemon.path] + folders + arguments,
      controlSocket: controlSocket)
    daemons.append(daemon)
    return daemon
  }

  private var folders: [String] {
    ["--state-dir", stateFolder, "--runtime-dir", runtimeFolder]
  }

  /// Writes a file of this fixture and returns its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try folder.write(text, to: name)
  }

  /// Runs `phone-client` against this fixture's daemon, with `--json`.
  func phone(_ arguments: String..., stdin: String = "") throws -> CommandResult {
    try run(
      .phone, ["--socket", phoneSocket, "--home", phoneHome, "--json"] + arguments, stdin: stdin)
  }

  /// Runs `headunitctl` against this fixture's daemon, with `--json`.
  func control(_ arguments: String..., stdin: String = "") throws -> CommandResult {
    try run(.control, ["--socket", controlSocket, "--json"] + arguments, stdin: stdin)
  }
}
