import Foundation
import Glibc
import Testing

/// `headunitctl journal` and what follows as it happens.
@Suite(.processes) struct FollowingTests {
  private func control(_ car: Car, _ arguments: String...) throws -> CommandResult {
    try run(.control, ["--socket", car.fixture.controlSocket] + arguments)
  }

  private func follow(_ car: Car, _ arguments: String...) throws -> Child {
    try Child(
      BuiltExecutable.control.path, ["--socket", car.fixture.controlSocket] + arguments)
  }

  /// The next line a command prints.
  private func line(_ child: Child) throws -> String {
    try #require(try child.outputLine(by: .usual, for: "the next line"))
  }

  @Test func `the journal tells people who did what`() throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      try car.call("clock.advance", #"{"by":"PT1H"}"#)
      try car.fixture.control("ignition", "off").done()
      let text = try control(car, "journal").stdout
      let lines = text.split(separator: "\n")
      #expect(lines.count > 6)
      let expected = [
        "2026-01-31 10:00:00Z  1  daemon: added as qashqai-j12b/2025/tekna in FR",
        "tester uid \(getuid()): power on → off", "time: smart-alerts activating → active",
        ": paired with ", ": took over document version 1",
      ]
      for words in expected { #expect(text.contains(words), "\(words) is not in\n\(text)") }
      #expect(!text.contains("\u{1B}"))
      let json = try car.fixture.control("journal", "--limit", "2").json
      #expect(json.schema == 1)
      #expect(json.entries.array.count == 2)
      let service = try control(car, "journal", "--service", "smart-alerts").stdout
      #expect(service.split(separator: "\n").allSatisfy { $0.contains("smart-alerts") })
    }
  }

  @Test func `a follower sees the last entries and then what comes, until Ctrl-C`()
    throws
  {
    try withCar { car in
      try car.fixture.control("ignition", "off").done()
      let follower = try follow(car, "--json", "journal", "--follow", "--limit", "1")
      #expect(try JSONValue(parsing: try line(follower)).kind == "power_changed")
      try car.fixture.control("network", "off").done()
      let added = try JSONValue(parsing: try line(follower))
      #expect(added.schema == 1 && added.kind == "network_changed")
      #expect(added.sequence.number == 3)
      let other = try follow(car, "journal", "--follow", "--from", "2")
      #expect(try line(other).hasSuffix("network good → none"))
      for child in [follower, other] {
        child.send(signal: SIGINT)
        let end = try child.finish(for: "the follower to end")
        #expect(end.status == .killed(signal: SIGINT))
        #expect(end.output.isEmpty && end.errors.isEmpty)
      }
    }
  }

  @Test func `services are shown, and then each change`() throws {
    try withPairedCar { car in
      let people = try follow(car, "services", "--follow")
      let program = try follow(car, "--json", "services", "--follow")
      #expect(try line(people).contains("SJNTAAJ12U0000001 at 2026-01-31 10:00:00Z"))
      let snapshot = try JSONValue(parsing: try line(program))
      #expect(snapshot.services.array.isEmpty == false)
      try car.buy("smart-alerts")
      let change = try JSONValue(parsing: try line(program))
      #expect((change.from, change.to) == ("available", "activating"))
      #expect(change.sequence.number ?? 0 > snapshot.sequence.number ?? 0)
      var said = ""
      while !said.contains("→") { said = try line(people) }
      #expect(said.contains("  available → activating: in_progress, by phone "))
    }
  }

  @Test func `a daemon that stops is not held up, and ends its followers`() throws {
    try withCar { car in
      let followers = [
        try follow(car, "journal", "--follow"), try follow(car, "services", "--follow"),
        try follow(car, "--json", "journal", "--follow"),
      ]
      for follower in followers { _ = try line(follower) }
      let end = try car.daemon.end(by: Deadline(seconds: 4), after: SIGTERM)
      #expect(end.status == .exited(0))
      for follower in followers {
        let end = try follower.finish(for: "the follower to end")
        #expect(end.status == .exited(69))
        let errors = String(decoding: end.errors, as: UTF8.self)
        #expect(errors.contains("any longer: the daemon closed the connection"))
        #expect(errors.hasSuffix("[connection_closed]\n"))
      }
    }
  }

  @Test func `a removed car ends its followers, with the reason`() throws {
    try withCar { car in
      let follower = try follow(car, "journal", "--follow", "--vehicle", Car.vin)
      _ = try line(follower)
      try car.fixture.control("vehicle", "remove", Car.vin).done()
      let end = try follower.finish(for: "the follower to end")
      #expect(end.status == .exited(1))
      #expect(String(decoding: end.errors, as: UTF8.self).contains("[vehicle_removed]"))
    }
  }

  @Test func `a follower whose reader has gone away ends`() throws {
    try withCar { car in
      let script = "\"$0\" --socket \"$1\" journal --follow | head -n 1"
      let pipe = try Child(
        "/bin/sh", ["-c", script, BuiltExecutable.control.path, car.fixture.controlSocket])
      #expect(try line(pipe).contains("added as"))
      try car.fixture.control("ignition", "off").done()
      let end = try pipe.finish(for: "the pipe to end")
      #expect(end.status == .exited(0))
      #expect(end.errors.isEmpty)
    }
  }

  @Test(arguments: [
    (["--limit", "0"], "1…1000"), (["--from=-1"], "below 0"),
    (["--follow", "--from", "0", "--limit", "1"], "--limit"),
  ])
  func `a journal asked for in a way that makes no sense is a usage error`(
    arguments: [String], words: String
  ) throws {
    let end = try run(.control, ["journal"] + arguments)
    #expect(end.status == .exited(64))
    #expect(end.stderr.contains(words))
  }
}
