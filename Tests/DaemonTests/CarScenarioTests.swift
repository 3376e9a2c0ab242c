import Testing

/// What happens to a car on its own: the key, the network, the driver's clock, the battery.
@Suite(.processes) struct CarScenarioTests {
  @Test
  func `S2: two renewals and an expiry fall due while the car is off, each at its own instant`()
    throws
  {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      let wifi = try car.buy("in-car-wifi")
      let id = try #require(wifi.subscription.subscription.string)
      try car.phone("subscription", "cancel", id).done()
      try car.setClock("2026-01-31T10:10:00Z")
      try car.fixture.control("ignition", "off").done()
      let report = try car.call("clock.set", #"{"to":"2026-04-02T10:00:00Z"}"#)
      #expect(
        report.changes.array.filter {
          ["smart-alerts", "in-car-wifi"].contains($0.service.string ?? "")
        }.map { change in
          [change.at, change.service, change.from, change.to, change.reason]
            .compactMap(\.string).joined(separator: " ")
        } == [
          "2026-02-28T10:00:00.000Z in-car-wifi active expired cancelled",
          "2026-02-28T10:00:00.000Z smart-alerts active grace renewal_pending",
          "2026-03-07T10:00:00.000Z smart-alerts grace suspended lease_over",
        ])
      // The store was paid twice meanwhile; the phone's visit brings its word to the sleeping car.
      let visited = try car.phone("services").done()
      #expect(visited.standing(of: "smart-alerts") == "active paid 2026-04-30T10:00:00.000Z")
      #expect(visited.standing(of: "in-car-wifi") == "expired cancelled")
      let receipts = try car.phone("orders").done().receipts.array
      #expect(receipts.count == 4, "two purchases and two renewals")
    }
  }

  @Test(arguments: [
    ("S3: 30 days back", "2026-01-15T10:00:00Z", "wall_behind"),
    ("S4: 400 days ahead", "2027-03-21T10:00:00Z", "wall_ahead"),
  ])
  func `S3 and S4: the driver's clock moves no end of a service`(
    name: String, wall: String, flag: String
  ) throws {
    try withPairedCar { car in
      let id = try #require(try car.buy("smart-alerts").subscription.subscription.string)
      try car.phone("subscription", "cancel", id).done()
      try car.setClock("2026-02-14T10:00:00Z")
      let before = try car.servicesLine()
      let set = try car.fixture.control("wall-clock", "set", wall).done()
      #expect(set.clock.wallFlag.string == flag)
      #expect(set.clock.trustedTime == "2026-02-14T10:00:00.000Z")
      #expect(try car.servicesLine() == before, "\(name)")
      try car.setClock("2026-02-28T09:59:59.999Z")
      #expect(try car.state(of: "smart-alerts") == "active paid 2026-02-28T10:00:00.000Z")
      try car.setClock("2026-02-28T10:00:00Z")
      #expect(try car.state(of: "smart-alerts") == "expired cancelled")
      let corrected = try car.fixture.control("wall-clock", "set", "2026-02-28T10:00:00Z").done()
      #expect(corrected.clock.wallFlag.string == nil)
      #expect(try car.state(of: "smart-alerts") == "expired cancelled")
    }
  }

  @Test func `S6: a late duplicate from before the refund does not bring it back`()
    throws
  {
    try withPairedCar { car in
      let tap = try LineTap(at: "\(car.fixture.path)/tap", to: car.fixture.phoneSocket)
      let nowhere = car.phone.through("\(car.fixture.path)/nowhere")
      let bought = try nowhere.buy("smart-alerts", address: car.address)
      let id = try #require(bought.subscription.subscription.string)
      var first = ""
      let push = try car.phone.through(tap.path).start("push")
      try tap.serveOnePhone { line in
        if let document = try LineTap.document(in: line) { first = document }
        return .handOn(line)
      }
      #expect(try push.finish(for: "the push").status == .exited(0))
      try car.phone("subscription", "refund", id).done()
      #expect(try car.state(of: "smart-alerts") == "revoked refund")
      let before = try car.servicesLine()

      try nowhere("store", "buy", "my-car-finder", "--accept-terms").done()
      let late = try car.phone.through(tap.path).start("push")
      try tap.serveOnePhone { line in
        guard let document = try LineTap.document(in: line) else { return .handOn(line) }
        return .handOn(line.replacing(document, with: first))
      }
      let end = try late.finish(for: "the late push")
      #expect(end.status == .exited(1))
      #expect(String(decoding: end.errors, as: UTF8.self).contains("[rollback]"))
      #expect(try car.servicesLine() == before)
      #expect(try car.phone("push").done().delivered == true)
      #expect(try car.state(of: "smart-alerts") == "revoked refund")
    }
  }

  @Test func `S9: a car that starts without any link waits, and says for what`() throws {
    try withCar { car in
      try car.fixture.control("network", "off").done()
      #expect(try car.state(of: "smart-alerts") == "available never_bought")
      #expect(try car.state(of: "ecall") == "active free")
      try car.daemon.restart()
      #expect(try car.state(of: "smart-alerts") == "available never_bought")
      // The phone's radio is another one than the mobile network.
      try car.phone.introduce()
      try car.phone.pair()
      try car.buy("smart-alerts")
      // The network alone would end the wait, and that is no matter of time: the end of the right
      // is the next change there is.
      let waiting = try car.state(of: "smart-alerts")
      #expect(waiting.hasPrefix("pending waits_network"))
      try car.setClock("2026-02-03T10:00:00Z")
      #expect(try car.state(of: "smart-alerts") == waiting)
      let links = try car.call("services.explain", #"{"service":"smart-alerts"}"#).chain.array
      #expect(links.filter { $0.passed == false }.map(\.link.string) == ["network", "activation"])
      try car.fixture.control("network", "on").done()
      #expect(
        try car.state(of: "smart-alerts") == "activating in_progress 2026-02-03T10:05:00.000Z")
      try car.setClock("2026-02-03T10:05:00Z")
      #expect(try car.state(of: "smart-alerts").hasPrefix("active paid"))
    }
  }

  @Test func `a dead battery in the middle of an activation loses nothing that was done`() throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      try car.setClock("2026-01-31T10:02:00Z")
      #expect(try car.fixture.control("battery", "off").done().state.batteryState == "dead")
      #expect(try car.state(of: "smart-alerts").hasPrefix("pending waits_network"))
      let refused = try car.fixture.control("ignition", "on")
      #expect(try refused.json.error.name == "low_battery")
      try car.setClock("2026-02-02T10:00:00Z")
      try car.daemon.restart()
      try car.fixture.control("battery", "on").done()
      #expect(
        try car.state(of: "smart-alerts") == "activating in_progress 2026-02-02T10:03:00.000Z")
      try car.setClock("2026-02-02T10:03:00Z")
      #expect(try car.state(of: "smart-alerts").hasPrefix("active paid"))
    }
  }
}
