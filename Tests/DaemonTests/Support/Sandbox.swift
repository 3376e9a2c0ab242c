import Foundation
import Glibc

/// Gives `body` a fresh ``Sandbox``; afterwards its daemons are killed and its folder is removed.
///
/// With `PRESERVE_SCRATCH` in the environment the folder is kept, and its path printed.
func withSandbox<Result>(_ body: (Sandbox) throws -> Result) throws -> Result {
  let sandbox = try Sandbox()
  defer { sandbox.tearDown() }
  return try body(sandbox)
}

/// A scratch folder for one test, with the folders a daemon and a phone need.
///
/// Its path is short, because the path of a Unix socket has at most 107 bytes.
final class Sandbox {
  let path: String
  private var daemons: [Daemon] = []

  var stateFolder: String { "\(path)/state" }
  var runtimeFolder: String { "\(path)/run" }
  var phoneHome: String { "\(path)/phone" }
  var phoneSocket: String { "\(runtimeFolder)/phone.sock" }
  var controlSocket: String { "\(runtimeFolder)/control.sock" }

  fileprivate init() throws {
    var template = Array("/tmp/hu-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else { throw SystemError(call: "mkdtemp") }
    path = made
  }

  fileprivate func tearDown() {
    // The last started ends first; the folder goes when nobody writes to it any more.
    while let daemon = daemons.popLast() { daemon.kill() }
    if ProcessInfo.processInfo.environment["PRESERVE_SCRATCH"] == nil {
      try? FileManager.default.removeItem(atPath: path)
    } else {
      print("kept: \(path)")
    }
  }

  /// Starts a daemon on the folders of this sandbox and waits until it is ready.
  ///
  /// - Throws: ``DaemonStartError`` when it ends instead.
  func startDaemon(
    _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> Daemon {
    let daemon = try Daemon(
      ["--state-dir", stateFolder, "--runtime-dir", runtimeFolder] + arguments,
      environment: environment, controlSocket: controlSocket)
    daemons.append(daemon)
    return daemon
  }

  /// Writes a file of this sandbox and returns its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = "\(path)/\(name)"
    try text.write(toFile: file, atomically: false, encoding: .utf8)
    return file
  }

  /// Runs `phone-client` against this sandbox's daemon, with `--json`.
  func phone(_ arguments: String..., stdin: String = "") throws -> CommandResult {
    try run(
      .phone, ["--socket", phoneSocket, "--home", phoneHome, "--json"] + arguments, stdin: stdin)
  }

  /// Runs `headunitctl` against this sandbox's daemon, with `--json`.
  func control(_ arguments: String..., stdin: String = "") throws -> CommandResult {
    try run(.control, ["--socket", controlSocket, "--json"] + arguments, stdin: stdin)
  }
}
