import Testing

/// A car that lost its time, and the phone that brings it back.
@Suite(.processes) struct CarClockTests {
  /// A paired car whose clock stopped with its 12 V supply, three days ago.
  private func withColdCar(_ body: (Car) throws -> Void) throws {
    try withPairedCar(Car.options(profile: Car.electric)) { car in
      try car.phone.orderFree("my-car-finder")
      try car.advance("PT10M")
      try car.set(#""batteryConnected":false"#)
      try car.advance("P3D")
      try car.set(#""batteryConnected":true"#)
      try body(car)
    }
  }

  @Test func `a car without its time serves nothing until a phone comes by`() throws {
    try withColdCar { car in
      let cold = "clock_untrusted no_time_since_power_loss"
      #expect(try car.state(of: "my-car-finder") == cold)
      // Somebody who only asks brings nothing.
      let asked = try car.phone("services", "--no-push").done()
      #expect(asked.standing(of: "my-car-finder") == cold)
      #expect(try car.call("vehicles.describe").clock.trust == "cold")

      #expect(try car.phone.state(of: "my-car-finder").hasPrefix("active free"))
      let clock = try car.call("vehicles.describe").clock
      #expect(clock.trust == "trusted")
      #expect(clock.trustedTime == "2026-02-03T10:10:00.000Z")
    }
  }

  @Test(arguments: [
    ["push"], ["vehicle"], ["explain", "my-car-finder"], ["use", "my-car-finder"], ["commands"],
    ["bonds"], ["pin", "request"], ["store", "buy", "send-to-car", "--accept-terms"],
  ])
  func `whatever the phone comes for, it sets the clock right`(
    arguments: [String]
  ) throws {
    try withColdCar { car in
      try car.phone(arguments).done()
      let clock = try car.call("vehicles.describe").clock
      #expect(clock.trust == "trusted")
      #expect(clock.trustedTime == "2026-02-03T10:10:00.000Z")
    }
  }

  @Test func `a clock with a battery of its own goes on through a power cut`() throws {
    try withPairedCar { car in
      try car.phone.orderFree("my-car-finder")
      try car.advance("PT10M")
      try car.set(#""batteryConnected":false"#)
      try car.advance("P3D")
      try car.set(#""batteryConnected":true"#)
      #expect(try car.state(of: "my-car-finder").hasPrefix("active free"))
      #expect(try car.call("vehicles.describe").clock.trustedTime == "2026-02-03T10:10:00.000Z")
    }
  }

  @Test func `somebody between who holds the time back sets no clock back`() throws {
    try withColdCar { car in
      let tap = try LineTap(at: "\(car.fixture.path)/tap", to: car.fixture.phoneSocket)
      let phone = try car.phone.through(tap.path).start("services")
      try tap.serveOnePhone { line in
        if line.contains(#""time.statement""#) { try car.advance("PT1H") }
        return .handOn(line)
      }
      let end = try phone.finish(for: "the phone to be told")
      let said = String(decoding: end.errors, as: UTF8.self)
      #expect(said.contains("[nonce_unknown]"), "\(said)")
      #expect(try car.call("vehicles.describe").clock.trust == "cold")
      #expect(try car.phone.state(of: "my-car-finder").hasPrefix("active free"))
    }
  }

  @Test func `a time that was heard on the way is no good a second time`() throws {
    try withColdCar { car in
      let tap = try LineTap(at: "\(car.fixture.path)/tap", to: car.fixture.phoneSocket)
      let first = try car.phone.through(tap.path).start("services")
      var heard = ""
      try tap.serveOnePhone { line in
        if line.contains(#""time.statement""#) { heard = line }
        return .handOn(line)
      }
      #expect(try first.finish(for: "the first visit").status == .exited(0))
      try #require(!heard.isEmpty)
      // The car loses its time again, and a visit brings what was heard instead of a new time.
      try car.set(#""batteryConnected":false"#)
      try car.advance("P9D")
      try car.set(#""batteryConnected":true"#)
      let second = try car.phone.through(tap.path).start("services")
      try tap.serveOnePhone { line in
        line.contains(#""time.statement""#) ? .handOn(heard) : .handOn(line)
      }
      let end = try second.finish(for: "the second visit")
      #expect(String(decoding: end.errors, as: UTF8.self).contains("[nonce_unknown]"))
      #expect(try car.call("vehicles.describe").clock.trust == "cold")
    }
  }
}
