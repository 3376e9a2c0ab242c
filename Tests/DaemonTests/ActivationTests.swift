import Foundation
import Glibc
import Testing

/// Sockets that the service manager made and hands over by name.
@Suite(.processes) struct ActivationTests {
  /// As the service manager starts it: its number is only known once it is there.
  private static let shell = "/bin/sh"
  private static let start = #"LISTEN_PID=$$ exec "$0" "$@""#

  private func arguments(_ fixture: DaemonFixture, _ more: [String] = []) -> [String] {
    ["-c", Self.start, BuiltExecutable.daemon.path]
      + ["--state-dir", fixture.stateFolder, "--runtime-dir", fixture.runtimeFolder] + more
  }

  private func daemon(
    _ fixture: DaemonFixture, _ sockets: [ListeningSocket], names: String, control: String
  ) throws -> Daemon {
    try Daemon(
      path: Self.shell, arguments(fixture),
      environment: ["LISTEN_FDS": "\(sockets.count)", "LISTEN_FDNAMES": names],
      inheriting: sockets.map(\.descriptor), controlSocket: control)
  }

  @Test func `both sockets are served as they are, and are left as they were`() throws {
    try withFixture { fixture in
      let control = try ListeningSocket(at: "\(fixture.path)/c", mode: 0o660)
      let phone = try ListeningSocket(at: "\(fixture.path)/p", mode: 0o666)
      let (controlFile, phoneFile) = (try control.file, try phone.file)
      // Somebody may connect before there is a daemon.
      let early = try RawClient(control.path)
      try early.send(#"{"jsonrpc":"2.0","id":1,"method":"daemon.status"}"# + "\n")
      let daemon = try daemon(
        fixture, [phone, control], names: "phone:control", control: control.path)
      #expect(try JSONValue(parsing: try #require(try early.line())).result.vehicles == 0)
      let outsider = try RawClient(phone.path)
      #expect(try outsider.request("vehicle.describe").error.data.name == "hello_first")
      #expect(!FileManager.default.fileExists(atPath: fixture.runtimeFolder))

      #expect(try daemon.terminate().status == .exited(0))
      #expect(try control.file == controlFile)
      #expect(try phone.file == phoneFile)
      // The next one takes up where this one stopped.
      let late = try RawClient(control.path)
      try late.send(#"{"jsonrpc":"2.0","id":2,"method":"daemon.status"}"# + "\n")
      let next = try self.daemon(
        fixture, [phone, control], names: "phone:control", control: control.path)
      #expect(try JSONValue(parsing: try #require(try late.line())).id == 2)
      next.kill()
      #expect(try control.file == controlFile)
      #expect(try phone.file == phoneFile)
    }
  }

  @Test func `what is not handed over the daemon makes itself`() throws {
    try withFixture { fixture in
      let phone = try ListeningSocket(at: "\(fixture.path)/p")
      let daemon = try daemon(
        fixture, [phone], names: "phone", control: fixture.controlSocket)
      let outsider = try RawClient(phone.path)
      #expect(try outsider.request("vehicle.describe").error.data.name == "hello_first")
      #expect(!FileManager.default.fileExists(atPath: fixture.phoneSocket))
      #expect(try daemon.terminate().status == .exited(0))
      #expect(!FileManager.default.fileExists(atPath: fixture.controlSocket))
      #expect(FileManager.default.fileExists(atPath: phone.path))
    }
  }

  @Test func `what is for another process is not ours`() throws {
    try withFixture { fixture in
      let daemon = try fixture.startDaemon(
        environment: ["LISTEN_PID": "1", "LISTEN_FDS": "many", "LISTEN_FDNAMES": "x"])
      #expect(try fixture.control("status").status == .exited(0))
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
    try withFixture { fixture in
      let sound = try ListeningSocket(at: "\(fixture.path)/c")
      let second = try ListeningSocket(
        at: "\(fixture.path)/p", type: handed == .datagram ? SOCK_DGRAM : SOCK_STREAM,
        listens: handed != .notListening && handed != .datagram)
      let file = open("/dev/null", O_RDONLY | O_CLOEXEC)
      defer { close(file) }
      var environment = ["LISTEN_FDS": handed == .noCount ? "-1" : "2"]
      environment["LISTEN_FDNAMES"] = handed.names
      let refusal = try run(
        path: Self.shell, arguments(fixture), environment: environment,
        inheriting: [sound.descriptor, handed == .noSocket ? file : second.descriptor])
      #expect(refusal.status == .exited(65), "\(refusal.stderr)")
      #expect(refusal.stderr.contains("[\(handed.refusal)]"), "\(refusal.stderr)")
      #expect(!FileManager.default.fileExists(atPath: fixture.stateFolder))
    }
  }
}
