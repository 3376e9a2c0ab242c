import Testing

/// `use --until-done`, in a world whose time is frozen and in one that runs.
@Suite(.processes) struct UseWaitTests {
  private func withFoundCar(_ body: (Car) throws -> Void) throws {
    try withPairedCar { car in
      try car.phone.orderFree("my-car-finder")
      try car.advance("PT10M")
      try body(car)
    }
  }

  @Test func `where time is frozen, nobody waits, and is told how to move it`() throws {
    try withFoundCar { car in
      let end = try car.phone("use", "my-car-finder", "--until-done")
      #expect(end.status == .exited(75))
      #expect(try end.failure.name == "clock_frozen")
      #expect(try end.failure.retryable == true)
      #expect(end.stderr.contains("headunitctl clock advance"))
      #expect(try car.phone("commands", "c-1").done().state == "executing", "it was given")
    }
  }

  @Test func `where time runs, the end is waited for`() throws {
    try withFoundCar { car in
      try car.call("clock.rate", #"{"rate":100}"#)
      let command = try car.phone("use", "my-car-finder", "--until-done").done()
      #expect(command.state == "completed")
      #expect(command.facts.array.map(\.name) == ["latitude", "longitude"])
    }
  }

  /// A command that ends otherwise than it began, by what happens to the car meanwhile.
  @Test(arguments: [
    (#""privacyMode":true"#, "PT1S", "privacy_mode_on"),
    (#""network":"none""#, "PT10M", "command_timeout"),
  ])
  func `a command that comes to nothing ends with status 1 and the reason`(
    event: String, period: String, name: String
  ) throws {
    try withFoundCar { car in
      try car.call("clock.run")
      let waiting = try car.phone.start("use", "my-car-finder", "--until-done")
      let deadline = Deadline.usual
      while try car.call("services.commands").commands.array.isEmpty {
        try #require(!deadline.isOver, "the phone never used the service")
      }
      try car.set(event)
      try car.advance(period)
      let end = try waiting.finish(for: "the phone to be told")
      #expect(end.status == .exited(1))
      let document = try JSONValue(parsing: String(decoding: end.output, as: UTF8.self))
      #expect(document.error.name.string == name)
      #expect(document.error.detail == "c-1")
    }
  }
}
