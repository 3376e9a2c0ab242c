import Foundation
import Glibc
import Testing

/// Sockets that the service manager made and hands over by name.
@Suite(.processes) struct ActivationTests {
  /// As the service manager starts it: its number is only known once it is there.
  private static let shell = "/bin/sh"
  private static let start = #"LISTEN_PID=$$ exec "$0" "$@""#

  private func arguments(_ sandbox: Sandbox, _ more: [String] = []) -> [String] {
    ["-c", Self.start, BuiltExecutable.daemon.path]
      + ["--state-dir", sandbox.stateFolder, "--runtime-dir", sandbox.runtimeFolder] + more
  }

  private func daemon(
    _ sandbox: Sandbox, _ sockets: [ListeningSocket], names: String, control: String
  ) throws -> Daemon {
    try Daemon(
      path: Self.shell, arguments(sandbox),
      environment: ["LISTEN_FDS": "\(sockets.count)", "LISTEN_FDNAMES": names],
      inheriting: sockets.map(\.descriptor), controlSocket: control)
  }

  @Test func `both sockets are served as they are, and are left as they were`() throws {
    try withSandbox { sandbox in
      let control = try ListeningSocket(at: "\(sandbox.path)/c", mode: 0o660)
      let phone = try ListeningSocket(at: "\(sandbox.path)/p", mode: 0o666)
      let (controlFile, phoneFile) = (try control.file, try phone.file)
      // Somebody may connect before there is a daemon.
      let early = try RawClient(control.path)
      try early.send(#"{"jsonrpc":"2.0","id":1,"method":"daemon.status"}"# + "\n")
      let daemon = try daemon(
        sandbox, [phone, control], names: "phone:control", control: control.path)
      #expect(try JSONValue(parsing: try #require(try early.line())).result.vehicles == 0)
      let stranger = try RawClient(phone.path)
      #expect(try stranger.request("vehicle.describe").error.data.name == "hello_first")
      #expect(!FileManager.default.fileExists(atPath: sandbox.runtimeFolder))

      #expect(try daemon.terminate().status == .exited(0))
      #expect(try control.file == controlFile)
      #expect(try phone.file == phoneFile)
      // The next one takes up where this one stopped.
      let late = try RawClient(control.path)
      try late.send(#"{"jsonrpc":"2.0","id":2,"method":"daemon.status"}"# + "\n")
      let next = try self.daemon(
        sandbox, [phone, control], names: "phone:control", control: control.path)
      #expect(try JSONValue(parsing: try #require(try late.line())).id == 2)
      next.kill()
      #expect(try control.file == controlFile)
      #expect(try phone.file == phoneFile)
    }
  }

  @Test func `what is not handed over the daemon makes itself`() throws {
    try withSandbox { sandbox in
      let phone = try ListeningSocket(at: "\(sandbox.path)/p")
      let daemon = try daemon(
        sandbox, [phone], names: "phone", control: sandbox.controlSocket)
      let stranger = try RawClient(phone.path)
      #expect(try stranger.request("vehicle.describe").error.data.name == "hello_first")
      #expect(!FileManager.default.fileExists(atPath: sandbox.phoneSocket))
      #expect(try daemon.terminate().status == .exited(0))
      #expect(!FileManager.default.fileExists(atPath: sandbox.controlSocket))
      #expect(FileManager.default.fileExists(atPath: phone.path))
    }
  }

  @Test func `what is for another process is not ours`() throws {
    try withSandbox { sandbox in
      let daemon = try sandbox.startDaemon(
        environment: ["LISTEN_PID": "1", "LISTEN_FDS": "many", "LISTEN_FDNAMES": "x"])
      #expect(try sandbox.control("status").status == .exited(0))
      #expect(try daemon.terminate().status == .exited(0))
    }
  }

  /// What is wrong with what is handed over.
  enum Handed: CaseIterable {
    case unknownName, twice, unnamed, tooFewNames, noCount, notListening, datagram, noSocket

    var refusal: String {
      switch self {
      case .unknownName: "activation_name_unknown"
      case .twice: "activation_name_twice"
      case .unnamed, .tooFewNames: "activation_names_missing"
      case .noCount: "activation_count_invalid"
      case .notListening, .datagram, .noSocket: "activation_not_a_listener"
      }
    }

    var names: String? {
      switch self {
      case .unknownName: "phone:screen"
      case .twice: "phone:phone"
      case .unnamed: nil
      case .tooFewNames: "phone"
      case .noCount, .notListening, .datagram, .noSocket: "control:phone"
      }
    }
  }

  @Test(arguments: Handed.allCases)
  func `what is handed over wrongly is refused by name`(handed: Handed) throws {
    try withSandbox { sandbox in
      let sound = try ListeningSocket(at: "\(sandbox.path)/c")
      let second = try ListeningSocket(
        at: "\(sandbox.path)/p", type: handed == .datagram ? SOCK_DGRAM : SOCK_STREAM,
        listens: handed != .notListening && handed != .datagram)
      let file = open("/dev/null", O_RDONLY | O_CLOEXEC)
      defer { close(file) }
      var environment = ["LISTEN_FDS": handed == .noCount ? "-1" : "2"]
      environment["LISTEN_FDNAMES"] = handed.names
      let refusal = try run(
        path: Self.shell, arguments(sandbox), environment: environment,
        inheriting: [sound.descriptor, handed == .noSocket ? file : second.descriptor])
      #expect(refusal.status == .exited(65), "\(refusal.stderr)")
      #expect(refusal.stderr.contains("[\(handed.refusal)]"), "\(refusal.stderr)")
      #expect(!FileManager.default.fileExists(atPath: sandbox.stateFolder))
    }
  }
}
