import Glibc
import Testing

/// `phone-client events`: what the store did, for those who test it.
@Suite(.processes) struct StoreEventsTests {
  private func kinds(_ events: JSONValue) -> [String] {
    events.array.map { "\($0.event.string ?? "") \($0.at.string?.prefix(10) ?? "")" }
  }

  @Test func `the past is listed, with its instants and what it is about`() throws {
    try withPairedCar { car in
      #expect(try car.phone("events").done().events == .array([]))
      try car.buy("smart-alerts", with: .failsAtRenewal)
      try car.setClock("2026-03-20T10:00:00Z")
      let listed = try car.phone("events").done().events
      #expect(
        kinds(listed) == [
          "purchased 2026-01-31", "document_issued 2026-01-31", "document_delivered 2026-01-31",
          "declined 2026-02-28", "declined 2026-03-15",
        ])
      let first = try #require(listed.array.first)
      #expect((first.sequence, first.name) == (1, "Smart Alerts"))
      #expect((first.amount.amount, first.receipt) == ("1.99", "R-000001"))
      #expect(first.order.string?.isEmpty == false && first.subscription.string?.isEmpty == false)
      #expect(first.vehicle == .string(Car.vin))
      #expect(listed.array.last?.reason == "generic_decline")
      let rest = try car.phone("events", "--from", "3").done().events
      #expect(rest.array.map(\.sequence) == [4, 5])
    }
  }

  @Test func `both languages read it`() throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      for (language, words) in [
        ("en", ["purchase", "Smart Alerts", "R-000001", "document delivered to the car"]),
        ("fr", ["achat", "Alertes intelligentes", "1,99", "document transmis à la voiture"]),
      ] {
        let text = try car.say(["--locale", language, "events"]).stdout
        for word in words { #expect(text.contains(word), "\(word) is not in\n\(text)") }
      }
    }
  }

  @Test func `a follower hears what others bring about, in order and once`() throws {
    try withPairedCar { car in
      let follower = try car.phone.start("events", "--follow", "--from", "0")
      func next() throws -> String {
        let line = try #require(try follower.outputLine(by: .usual, for: "the next event"))
        let event = try JSONValue(parsing: line)
        #expect(event.schema == 1)
        return "\(Int(event.sequence.number ?? 0)) \(event.event.string ?? "")"
      }
      try car.buy("smart-alerts")
      #expect(try next() == "1 purchased")
      #expect(try next() == "2 document_issued")
      #expect(try next() == "3 document_delivered")
      try car.setClock("2026-02-28T10:00:00Z")
      let agent = try car.phone.start("agent")
      #expect(try next() == "4 renewed")
      #expect(try next() == "5 document_issued")
      #expect(try next() == "6 document_delivered")
      for child in [agent, follower] {
        child.send(signal: SIGINT)
        #expect(try child.finish(for: "it to end").status == .killed(signal: SIGINT))
      }
    }
  }
}
