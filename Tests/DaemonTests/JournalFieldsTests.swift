import Foundation
import Glibc
import Testing

/// What the daemon logs to the system's journal, each fact in a field of its own.
@Suite(.processes) struct JournalFieldsTests {
  /// As systemd starts it: what goes to standard error goes to the journal.
  private static let start =
    #"JOURNAL_STREAM=$(stat -Lc %d:%i /dev/stderr) exec "$0" "$@""#

  private func daemon(
    _ fixture: DaemonFixture, _ journal: String, start: String = start
  ) throws -> Child {
    try Child(
      "/bin/sh",
      ["-c", start, BuiltExecutable.daemon.path]
        + ["--state-dir", fixture.stateFolder, "--runtime-dir", fixture.runtimeFolder]
        + Car.options(),
      environment: ["HEADUNITD_JOURNAL_SOCKET": journal])
  }

  @Test func `lines have a priority, and fields for car, peer and request`() throws {
    try withFixture { fixture in
      let journal = try DatagramInbox("\(fixture.path)/journal")
      let daemon = try daemon(fixture, journal.name)
      let ready = try journal.entry("ready")
      #expect(ready["PRIORITY"] == "5")
      #expect(ready["SYSLOG_IDENTIFIER"] == "headunitd")
      #expect(ready["HEADUNIT_CONTROL"] == fixture.controlSocket)
      #expect(ready["CODE_FILE"]?.hasSuffix("Daemon.swift") == true)
      #expect(ready["CODE_LINE"].flatMap { Int($0) } != nil)
      #expect(ready["CODE_FUNC"]?.isEmpty == false)

      let client = try RawClient(fixture.controlSocket)
      let refused = try client.request("services.explain", #"{"service":"flying"}"#, id: 4_711)
      #expect(refused.error.data.name == "service_unknown")
      let entry = try journal.entry("request refused")
      #expect(entry["PRIORITY"] == "6")
      #expect(entry["HEADUNIT_REQUEST_ID"] == "4711")
      #expect(entry["HEADUNIT_METHOD"] == "services.explain")
      #expect(entry["HEADUNIT_NAME"] == "service_unknown")
      #expect(entry["HEADUNIT_PEER"] == "uid=\(geteuid()),pid=\(getpid())")
      #expect(entry["HEADUNIT_SOCKET"] == "control")
      #expect(entry["MESSAGE"]?.contains("name=service_unknown") == true)

      let phone = Phone(socket: fixture.phoneSocket, home: fixture.phoneHome)
      try phone.introduce()
      try phone.pair()
      let numbers = try journal.entry("compare the numbers")
      #expect(numbers["HEADUNIT_VEHICLE"] == Car.vin)
      #expect(numbers["HEADUNIT_PEER"]?.hasPrefix("uid=\(geteuid()),pid=") == true)

      daemon.send(signal: SIGTERM)
      #expect(try journal.entry("stopped")["PRIORITY"] == "5")
      let end = try daemon.finish(for: "the daemon to end")
      #expect(end.status == .exited(0))
      #expect(String(decoding: end.errors, as: UTF8.self).isEmpty)
    }
  }

  @Test func `a text of several lines, or one without end, breaks no entry`() throws {
    try withFixture { fixture in
      let journal = try DatagramInbox("\(fixture.path)/journal")
      let daemon = try daemon(fixture, journal.name)
      _ = try journal.entry("ready")
      let client = try RawClient(fixture.controlSocket)
      let method = "x\\nPRIORITY=0\\n" + String(repeating: "y", count: 100_000)
      _ = try client.request(method, id: 1)
      let entry = try journal.entry("request refused")
      #expect(entry["PRIORITY"] == "6")
      #expect(entry["HEADUNIT_METHOD"]?.hasPrefix(#"x\u{a}PRIORITY=0\u{a}y"#) == true)
      #expect(entry["HEADUNIT_METHOD"]?.count == 64 + 8)
      #expect(entry["MESSAGE"]?.contains("\n") == false)
      daemon.send(signal: SIGTERM)
      #expect(try daemon.finish(for: "the daemon to end").status == .exited(0))
    }
  }

  @Test func `without the journal, and when it goes away, lines go to standard error`()
    throws
  {
    try withFixture { fixture in
      let nobody = try daemon(fixture, "\(fixture.path)/nobody")
      while let line = try nobody.errorLine(by: .usual, for: "a line") {
        if line.contains("ready") { break }
      }
      nobody.send(signal: SIGTERM)
      #expect(try nobody.finish(for: "the daemon to end").status == .exited(0))

      // Its standard error is something else than what it is told of.
      let journal = try DatagramInbox("\(fixture.path)/journal")
      let other = try daemon(
        fixture, journal.name, start: #"JOURNAL_STREAM=1:2 exec "$0" "$@""#)
      while let line = try other.errorLine(by: .usual, for: "a line") {
        if line.contains("ready") { break }
      }
      #expect(try journal.removeAll().isEmpty)
      other.send(signal: SIGTERM)
      #expect(try other.finish(for: "the daemon to end").status == .exited(0))

      let left = try daemon(fixture, journal.name)
      _ = try journal.entry("ready")
      unlink(journal.name)
      left.send(signal: SIGTERM)
      let end = try left.finish(for: "the daemon to end")
      #expect(end.status == .exited(0))
      #expect(String(decoding: end.errors, as: UTF8.self).contains("stopped"))
    }
  }

  @Test func `a peer that is refused again and again does not fill it`() throws {
    try withFixture { fixture in
      let journal = try DatagramInbox("\(fixture.path)/journal")
      let daemon = try daemon(fixture, journal.name)
      _ = try journal.entry("ready")
      let client = try RawClient(fixture.controlSocket)
      let line = #"{"jsonrpc":"2.0","id":1,"method":"nothing"}"# + "\n"
      try client.send(String(repeating: line, count: 1_000))
      for _ in 1...1_000 { _ = try client.line() }
      let entries = try journal.removeAll().map { try JournalEntry($0) }
      // Twenty a second, or as many as the system lets wait.
      #expect(entries.count >= 9)
      #expect(entries.count < 900)
      daemon.send(signal: SIGTERM)
      #expect(try daemon.finish(for: "the daemon to end").status == .exited(0))
    }
  }
}
