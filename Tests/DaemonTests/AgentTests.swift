import Glibc
import Testing

/// `phone-client agent`, which stays with its car.
@Suite(.processes) struct AgentTests {
  @Test func `a renewal reaches the car without anybody asking`() throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      try car.setClock("2026-01-31T10:10:00Z")
      let agent = try car.phone.start("agent")
      let first = try JSONValue(parsing: try line(of: agent))
      #expect((first.schema, first.delivered, first.documentVersion) == (1, false, 1))

      // The paid month ends while nobody asks; the agent hears of it and brings the renewal.
      try car.setClock("2026-02-28T10:00:00Z")
      let renewal = try JSONValue(parsing: try line(of: agent))
      #expect(renewal.delivered == true)
      let state = try car.fixture.control("services").json.services.array
        .first { $0.service == "smart-alerts" }
      #expect(state?.state == "active")

    }
  }

  @Test func `a car that goes is met again when it is back`() throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      let agent = try car.phone.start("agent")
      _ = try line(of: agent)

      // Twice: after each meeting it is told once.
      for _ in 1...2 {
        car.daemon.kill()
        let note = try #require(
          try agent.errorLine(by: .usual, for: "the agent to say that its car is gone"))
        #expect(note.hasPrefix("note: cannot deliver"), "\(note)")
        #expect(note.hasSuffix("[connection_closed]; trying until it succeeds"), "\(note)")

        try car.daemon.restart()
        let back = try JSONValue(parsing: try line(of: agent))
        #expect((back.delivered, back.documentVersion) == (false, 1))
      }

      agent.send(signal: SIGTERM)
      let end = try agent.finish(for: "the agent to end")
      #expect(end.status == .killed(signal: SIGTERM))
      #expect(end.errors.isEmpty)
    }
  }

  @Test func `a car that is not there yet is waited for`() throws {
    try withPairedCar { car in
      car.daemon.kill()
      let agent = try car.phone.start("agent")
      let note = try #require(
        try agent.errorLine(by: .usual, for: "the agent to say that no car is there"))
      #expect(note.contains("[socket_not_served]"), "\(note)")
      try car.daemon.restart()
      let met = try JSONValue(parsing: try line(of: agent))
      #expect(met.delivered == false, "\(met)")
    }
  }

  @Test func `a car whose disk is full is tried again, told once`() throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      let agent = try car.phone.start("agent")
      _ = try line(of: agent)
      // The clock's move is the write before the faults; the renewal is what cannot be written.
      try car.fixture.control("fault", "add", "storage_error", "--count", "3", "--after", "1")
        .done()
      try car.setClock("2026-02-28T10:00:00Z")
      let renewal = try JSONValue(parsing: try line(of: agent))
      #expect((renewal.delivered, renewal.documentVersion) == (true, 2))

      agent.send(signal: SIGTERM)
      let end = try agent.finish(for: "the agent to end")
      let notes = String(decoding: end.errors, as: UTF8.self).split(separator: "\n")
      #expect(notes.count == 1, "\(notes)")
      #expect(notes.first?.contains("[storage_failed]; trying until it succeeds") == true)
    }
  }

  @Test(arguments: [true, false])
  func `a phone without a car has nobody to stay with`(isInReach: Bool) throws {
    try withCar { car in
      if !isInReach { car.daemon.kill() }
      let result = try car.phone("agent")
      #expect(result.status == .exited(1))
      #expect(result.stderr.contains("[not_paired]"))
    }
  }

  private func line(of child: Child) throws -> String {
    try #require(try child.outputLine(by: .usual, for: "the agent's next line"))
  }
}
