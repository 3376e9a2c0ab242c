import Testing

/// A state folder whose world is not where the host's clock is.
@Suite(.processes) struct HostClockTests {
  private let vehicle = "qashqai-j12b/2025/tekna,market=FR,vin=SJNTAAJ12U0000001"

  @Test func `a virtual world stays so without --clock, and jumps only when told`()
    throws
  {
    try withFixture { fixture in
      let first = try fixture.startDaemon(
        ["--clock", "virtual=2020-01-31T10:00:00Z", "--vehicle", vehicle])
      _ = try first.terminate()
      let kept = try fixture.startDaemon()
      let clock = try fixture.control("clock").json
      #expect(clock.worldTime == "2020-01-31T10:00:00.000Z")
      #expect(clock.clockMode == "virtual")
      _ = try kept.terminate()
      let asked = try fixture.startDaemon(["--clock", "system"])
      #expect(try fixture.control("clock").json.clockMode == "system")
      _ = try asked.terminate()
    }
  }

  @Test func `a world ahead of the host starts, is held, and rejoins when told`() throws {
    try withFixture { fixture in
      let first = try fixture.startDaemon(
        ["--clock", "virtual=2098-01-01T00:00:00Z", "--vehicle", vehicle])
      _ = try first.terminate()
      _ = try fixture.startDaemon(["--clock", "system"])
      let held = try fixture.control("clock").json
      #expect(held.worldTime == "2098-01-01T00:00:00.000Z")
      #expect(held.host.held == true)
      #expect(try fixture.control("status").json.host.held == true)
      let text = try run(.control, ["--socket", fixture.controlSocket, "clock"]).stdout
      #expect(text.contains("held: the host's clock is "), "\(text)")

      let asked = try fixture.control("clock", "rejoin")
      #expect(asked.status == .exited(64))
      #expect(try fixture.control("clock").json.worldTime == "2098-01-01T00:00:00.000Z")
      let back = try fixture.control("clock", "rejoin", "--yes").json
      #expect(back.host.held == false)
      let year = try #require(back.worldTime.string?.prefix(4))
      #expect(year < "2098")
      let journal = try fixture.control("journal")
      #expect(journal.stdout.contains("clock_set_back"))
    }
  }
}
