import Foundation
import Glibc
import Testing

/// The tools of these tests, tried on programs that every machine has.
@Suite(.processes) struct SupportTests {
  @Test func `a command's streams and exit status are distinguished`() throws {
    let result = try run(path: "/bin/sh", ["-c", "cat; echo wrong >&2; exit 65"], stdin: "right")
    #expect(result.status == .exited(65))
    #expect(result.stdout == "right")
    #expect(result.stderr == "wrong\n")
  }

  @Test func `more input and output than a pipe holds gets through`() throws {
    let input = String(repeating: "0123456789abcdef", count: 300_000)
    let result = try run(path: "/bin/sh", ["-c", "cat >&2"], stdin: input)
    #expect(result.stderr == input)
  }

  @Test func `a command that reads nothing does not fail the feeding`() throws {
    let result = try run(path: "/bin/true", [], stdin: String(repeating: "a", count: 3_000_000))
    #expect(result.status == .exited(0))
  }

  @Test func `a killed process is not an exit`() throws {
    let result = try run(path: "/bin/sh", ["-c", "kill -9 $$"])
    #expect(result.status == .killed(signal: SIGKILL))
  }

  @Test func `environment and folder reach the command`() throws {
    let result = try run(
      path: "/bin/sh", ["-c", "echo $HEADUNIT_TEST; pwd"], environment: ["HEADUNIT_TEST": "yes"],
      folder: "/")
    #expect(result.stdout == "yes\n/\n")
  }

  @Test func `a command that does not end is killed at the deadline`() throws {
    #expect(throws: WaitError.self) {
      try run(path: "/bin/cat", ["/dev/zero"], by: Deadline(seconds: 0))
    }
    #expect(throws: SystemError.self) { try run(path: "/nowhere/at-all", []) }
  }

  @Test(arguments: BuiltExecutable.allCases)
  func `every executable stands beside these tests`(executable: BuiltExecutable) {
    #expect(FileManager.default.isExecutableFile(atPath: executable.path), "\(executable.path)")
  }

  @Test func `a fixture is short of path, and gone afterwards`() throws {
    let path = try withFixture { fixture in
      let file = try fixture.write("a", to: "b")
      #expect(try String(contentsOfFile: file, encoding: .utf8) == "a")
      #expect(fixture.controlSocket.utf8.count <= 107)
      return fixture.path
    }
    let isKept = ProcessInfo.processInfo.environment["PRESERVE_SCRATCH"] != nil
    #expect(FileManager.default.fileExists(atPath: path) == isKept)
  }

  @Test func `JSON is looked at without types`() throws {
    let json = try JSONValue(parsing: #"{"a":[1,{"b":"c"},true,null]}"#)
    #expect(json.a[0] == 1)
    #expect(json.a[1].b.string == "c")
    #expect(json.a[2] == true)
    #expect(json.a[9].nothing == nil)
  }

  @Test func `a raw client speaks to any line server`() throws {
    try withFixture { fixture in
      let server = try LineServer(fixture.path + "/s")
      let client = try RawClient(fixture.path + "/s")
      try client.send("hello\nwor")
      try client.send("ld\n")
      client.finishSending()
      try server.echoOnce()
      #expect(try client.line() == "hello")
      #expect(try client.line() == "world")
      #expect(try client.line() == nil)
      #expect(throws: SystemError.self) { try RawClient(fixture.path + "/nobody") }
      #expect(throws: WaitError.self) { try RawClient(String(repeating: "a", count: 108)) }
    }
  }

  @Test func `a daemon is started, killed, restarted and terminated`() throws {
    let script = "trap 'echo bye; exit 7' TERM; echo is ready >&2; read line"
    try withFixture { fixture in
      let server = try LineServer(fixture.path + "/s")
      let daemon = try Daemon(
        path: "/bin/sh", ["-c", script], controlSocket: fixture.path + "/s")
      let firstProcess = daemon.processID
      #expect(Glibc.kill(firstProcess, 0) == 0)
      try daemon.restart()
      #expect(Glibc.kill(firstProcess, 0) == -1)
      let end = try daemon.terminate()
      #expect(end.status == .exited(7))
      #expect(end.stdout == "bye\n")
      withExtendedLifetime(server) {}
    }
  }

  @Test func `a daemon that ends before it is ready tells what it said`() throws {
    let error = try #require(throws: DaemonStartError.self) {
      try Daemon(
        path: "/bin/sh", ["-c", "echo already wrong >&2; exit 74"], controlSocket: "/nowhere")
    }
    #expect(error.status == .exited(74))
    #expect(error.stderr == "already wrong")
  }

  @Test func `a silent server is given up at the deadline`() throws {
    try withFixture { fixture in
      let server = try LineServer(fixture.path + "/s")
      let client = try RawClient(fixture.path + "/s")
      #expect(throws: WaitError.self) { try client.line(by: Deadline(seconds: 0)) }
      withExtendedLifetime(server) {}
    }
  }
}

/// A server of one connection that sends back what it got.
private final class LineServer {
  private let listener: ListeningSocket

  init(_ path: String) throws { listener = try ListeningSocket(at: path) }

  func echoOnce() throws {
    let connection = try listener.accept()
    defer { close(connection) }
    var reader = ByteReader(connection)
    while !reader.isAtEnd { try reader.fill() }
    let bytes = reader.removeAll()
    guard write(connection, bytes, bytes.count) == bytes.count else {
      throw SystemError(call: "write")
    }
  }
}
