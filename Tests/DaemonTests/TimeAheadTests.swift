import Testing

/// Time as a person asks it: `explain --at` and `timeline`, from both sides.
@Suite(.processes) struct TimeAheadTests {
  private func control(_ car: Car, _ arguments: String...) throws -> String {
    let result = try run(.control, ["--socket", car.fixture.controlSocket] + arguments)
    #expect(result.status == .exited(0), "\(arguments): \(result.stderr)")
    return result.stdout
  }

  @Test func `a tester asks what would be, moves the clock, and finds it so`() throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      for day in ["2026-01-31T10:04:59.999Z", "2026-01-31T10:05:00Z", "2026-03-07T10:00:00Z"] {
        let ahead = try car.fixture.control("explain", "smart-alerts", "--at", day).done()
        try car.setClock(day)
        let come = try car.fixture.control("explain", "smart-alerts").done()
        #expect(ahead == come)
      }
      #expect(try car.state(of: "smart-alerts") == "suspended lease_over")
      let past = try car.fixture.control("explain", "smart-alerts", "--at", "2026-03-07")
      #expect(past.status == .exited(1))
      #expect(try past.json.error.name == "out_of_range")
      #expect(past.stderr.contains("params.at is 2026-03-07T00:00:00.000Z, before world time"))
      let unread = try car.fixture.control("explain", "smart-alerts", "--at", "10000-01-01")
      #expect(unread.status == .exited(64))
    }
  }

  @Test func `people read it, with when and why`() throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      let text = try control(car, "explain", "smart-alerts", "--at", "2026-03-01")
      #expect(text.hasPrefix("at 2026-03-01 00:00:00Z, if nothing but time happens:\n"))
      #expect(text.contains("smart-alerts (Smart Alerts) is grace: renewal_pending"))
      let timeline = try control(car, "timeline", "smart-alerts")
      #expect(
        timeline == """
          SJNTAAJ12U0000001 until 2027-02-28 10:00:00Z, if nothing but time happens
          SERVICE       FROM                             STATE       REASON
          smart-alerts  2026-01-31 10:00:00Z (now)       activating  in_progress
                        2026-01-31 10:05:00Z (in 5 min)  active      paid
                        2026-02-28 10:00:00Z (in 28 d)   grace       renewal_pending
                        2026-03-07 10:00:00Z (in 35 d)   suspended   lease_over
          what the store does meanwhile, the car does not know

          """)
      let all = try control(car, "timeline", "--until", "2026-02-01")
      #expect(all.contains("no change by time alone\n"))
      #expect(all.contains("  ecall") && !all.contains("lease_over"))
    }
  }

  @Test func `programs get bands, for the screens`() throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      let one = try car.fixture.control("timeline", "smart-alerts").done()
      #expect(one.worldTime == .string(Car.start) && one.until == "2027-02-28T10:00:00.000Z")
      let bands = one.bands.array
      #expect(bands.map(\.state) == ["activating", "active", "grace", "suspended"])
      #expect(bands.dropFirst().map(\.from) == bands.dropLast().map(\.to))
      let socket = try car.call("services.timeline", #"{"service":"smart-alerts"}"#)
      #expect(socket.bands == one.bands)
      let phone = try car.phone("timeline", "Smart Alerts").done()
      #expect(phone.bands == one.bands)
      #expect(phone.subscriptions.array.map(\.product) == ["smart-alerts"])
      #expect(phone.subscriptions.array.first?.paidThrough == "2026-02-28T10:00:00.000Z")
      let ahead = try car.phone("explain", "Smart Alerts", "--at", "2026-03-01").done()
      #expect((ahead.status.state, ahead.status.reason) == ("grace", "renewal_pending"))
      let past = try car.phone("timeline", "--until", "2020-01-01")
      #expect(try past.json.error.name == "out_of_range")
      #expect(past.stderr.contains("the instant asked for is past, or too far ahead"))
    }
  }
}
