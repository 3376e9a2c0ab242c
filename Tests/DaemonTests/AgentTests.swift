import Testing

/// `phone-client agent`, which stays with its car.
struct AgentTests {
  @Test @MainActor func `a renewal reaches the car without anybody asking`() throws {
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
      let state = try car.sandbox.control("services").json.services.array
        .first { $0.service == "smart-alerts" }
      #expect(state?.state == "active")

      car.daemon.kill()
      let end = try agent.finish(for: "the agent to see that its car is gone")
      #expect(end.status == .exited(69))
    }
  }

  @Test @MainActor func `a phone without a car has nobody to stay with`() throws {
    try withCar { car in
      let result = try car.phone("agent")
      #expect(result.status == .exited(1))
      #expect(result.stderr.contains("[not_paired]"))
    }
  }

  private func line(of child: Child) throws -> String {
    try #require(try child.outputLine(by: .usual, for: "the agent's next line"))
  }
}
