import Foundation
import Glibc
import Testing

/// What the service manager is told.
@Suite(.processes) struct NotifyTests {
  @Test(arguments: [false, true])
  func `ready is said when both sockets answer, stopping when it ends`(
    isAbstract: Bool
  ) throws {
    try withFixture { fixture in
      let inbox = try DatagramInbox((isAbstract ? "@" : "") + "\(fixture.path)/notify")
      let daemon = try Child(
        BuiltExecutable.daemon.path,
        ["--state-dir", fixture.stateFolder, "--runtime-dir", fixture.runtimeFolder]
          + Car.options(),
        environment: ["NOTIFY_SOCKET": inbox.name])
      let ready = try inbox.lines(with: "READY=1")
      #expect(ready == ["READY=1", "STATUS=1 vehicle, 0 bonds"])
      let control = try RawClient(fixture.controlSocket)
      #expect(try control.request("daemon.status").result.vehicles == 1)
      let phone = try RawClient(fixture.phoneSocket)
      #expect(try phone.request("vehicle.describe").error.data.name == "hello_first")

      daemon.send(signal: SIGTERM)
      #expect(try inbox.lines(with: "STOPPING=1") == ["STOPPING=1"])
      #expect(try daemon.finish(for: "the daemon to end").status == .exited(0))
    }
  }

  @Test func `the status follows vehicles and bonds, and keeps its rate`() throws {
    try withFixture { fixture in
      let inbox = try DatagramInbox("\(fixture.path)/notify")
      _ = try fixture.startDaemon(
        ["--clock", "virtual", "--pairing", "auto"], environment: ["NOTIFY_SOCKET": inbox.name])
      _ = try inbox.lines(with: "READY=1")
      try fixture.control("rpc", "vehicles.addMany", #"{"count":100,"profiles":["*"]}"#).done()
      #expect(
        try inbox.lines(with: "STATUS=100 vehicles").last == "STATUS=100 vehicles, 0 bonds")
      let client = try RawClient(fixture.controlSocket)
      let vehicle =
        #"{"jsonrpc":"2.0","id":1,"method":"vehicles.add","params":{"profile":"#
        + #""qashqai-j12b/2025/tekna","market":"FR","vin":"SJNTAAJ12U00"#
      for number in 100..<200 {
        try client.send(vehicle + #"00\#(number)"}}"# + "\n")
        #expect(try JSONValue(parsing: try #require(try client.line())).error == nil)
      }
      _ = try inbox.lines(with: "STATUS=200 vehicles")
      #expect(try inbox.removeAll().isEmpty)
    }
  }

  @Test func `signs of life come while the writer works, and only then`() throws {
    try withFixture { fixture in
      let inbox = try DatagramInbox("\(fixture.path)/notify")
      _ = try fixture.startDaemon(
        environment: ["NOTIFY_SOCKET": inbox.name, "WATCHDOG_USEC": "200000"])
      for _ in 1...3 { _ = try inbox.lines(with: "WATCHDOG=1") }

      // Somebody keeps the database's lock: no commit can be made.
      let keeper = try Child(
        "/usr/bin/env",
        [
          "python3", "-c",
          """
          import sqlite3, sys
          database = sqlite3.connect(sys.argv[1], isolation_level=None)
          database.execute("BEGIN IMMEDIATE")
          print("kept", flush=True)
          sys.stdin.read()
          """, "\(fixture.stateFolder)/headunit.sqlite",
        ])
      #expect(try keeper.outputLine(by: .usual, for: "the lock to be taken") == "kept")
      _ = try inbox.removeAll()
      // One may have been on its way. Then ten times the interval pass in silence.
      _ = try? inbox.lines(with: "WATCHDOG=1", by: Deadline(seconds: 0.3))
      #expect(throws: WaitError.self) {
        try inbox.lines(with: "WATCHDOG=1", by: Deadline(seconds: 1))
      }
      // What only looks is answered all the same.
      #expect(try fixture.control("status").status == .exited(0))
      keeper.closeInput()
      _ = try keeper.finish(for: "the lock to be given back")
      _ = try inbox.lines(with: "WATCHDOG=1")
    }
  }

  @Test func `no sign of life is given where nobody waits for it`() throws {
    try withFixture { fixture in
      let inbox = try DatagramInbox("\(fixture.path)/notify")
      let daemon = try fixture.startDaemon(
        environment: [
          "NOTIFY_SOCKET": inbox.name, "WATCHDOG_USEC": "20000", "WATCHDOG_PID": "1",
        ])
      for _ in 1...20 { try fixture.control("status").done() }
      #expect(try daemon.terminate().status == .exited(0))
      let reported = try inbox.removeAll().map { String(decoding: $0, as: UTF8.self) }
      #expect(reported == ["READY=1\nSTATUS=0 vehicles, 0 bonds", "STOPPING=1"])
    }
  }

  @Test(arguments: [
    (["NOTIFY_SOCKET": "vsock:2:1234"], "notify_socket_invalid"),
    (["NOTIFY_SOCKET": "@"], "notify_socket_invalid"),
    (["NOTIFY_SOCKET": "/" + String(repeating: "n", count: 107)], "notify_socket_invalid"),
    (["WATCHDOG_USEC": "soon"], "watchdog_invalid"),
    (["WATCHDOG_USEC": "0"], "watchdog_invalid"),
  ])
  func `what cannot be understood is refused by name`(
    environment: [String: String], refusal: String
  ) throws {
    try withFixture { fixture in
      let end = try run(
        .daemon, ["--state-dir", fixture.stateFolder, "--runtime-dir", fixture.runtimeFolder],
        environment: environment)
      #expect(end.status == .exited(65), "\(end.stderr)")
      #expect(end.stderr.contains("[\(refusal)]"), "\(end.stderr)")
    }
  }

  @Test func `nobody listening is no reason not to serve`() throws {
    try withFixture { fixture in
      let daemon = try fixture.startDaemon(
        environment: ["NOTIFY_SOCKET": "\(fixture.path)/nobody"])
      #expect(try fixture.control("status").status == .exited(0))
      #expect(try daemon.terminate().stderr.contains("the service manager was not told"))
    }
  }
}
