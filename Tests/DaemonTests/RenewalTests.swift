import Testing

/// What months of world time do to a purchase, looked at a millisecond around every boundary.
@Suite(.processes) struct RenewalTests {
  @Test func `a good card renews for ever and keeps its anchor day`() throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      try car.setClock("2026-01-31T10:10:00Z")
      var seen: [String] = []
      for day in ["2026-02-28", "2026-03-31", "2026-04-30"] {
        seen += try statesAround(day, of: "smart-alerts", at: car)
      }
      #expect(
        seen == [
          "active paid 2026-02-28T10:00:00.000Z",
          "active paid 2026-03-31T10:00:00.000Z", "active paid 2026-03-31T10:00:00.000Z",
          "active paid 2026-03-31T10:00:00.000Z",
          "active paid 2026-04-30T10:00:00.000Z", "active paid 2026-04-30T10:00:00.000Z",
          "active paid 2026-04-30T10:00:00.000Z",
          "active paid 2026-05-31T10:00:00.000Z", "active paid 2026-05-31T10:00:00.000Z",
        ])
    }
  }

  @Test func `S11: a card that fails leads through grace and hold to the end`()
    throws
  {
    try withPairedCar { car in
      try car.buy("smart-alerts", with: .failsAtRenewal)
      try car.setClock("2026-01-31T10:10:00Z")
      var seen: [String] = []
      for day in ["2026-02-28", "2026-03-16", "2026-04-29"] {
        seen += try statesAround(day, of: "smart-alerts", at: car)
      }
      #expect(
        seen == [
          "active paid 2026-02-28T10:00:00.000Z",
          "grace billing_grace 2026-03-16T10:00:00.000Z",
          "grace billing_grace 2026-03-16T10:00:00.000Z",
          "grace billing_grace 2026-03-16T10:00:00.000Z",
          "suspended on_hold 2026-04-29T10:00:00.000Z",
          "suspended on_hold 2026-04-29T10:00:00.000Z",
          "suspended on_hold 2026-04-29T10:00:00.000Z",
          "expired billing", "expired billing",
        ])
      // Long after the car has acknowledged the end, it still says what happened.
      try car.setClock("2026-06-30T10:00:00Z")
      #expect(try car.phone.state(of: "smart-alerts") == "expired billing")
      try car.setClock("2026-07-31T10:00:00Z")
      #expect(try car.phone.state(of: "smart-alerts") == "expired billing")
      // And may be bought again.
      try car.buy("smart-alerts")
      #expect(
        try car.phone.state(of: "smart-alerts")
          == "activating in_progress 2026-07-31T10:05:00.000Z")
    }
  }

  @Test func `S8: a car that nobody visits goes by the document it has`() throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      try car.setClock("2026-01-31T10:10:00Z")
      var seen: [String] = []
      for day in ["2026-02-28", "2026-03-07", "2026-03-16", "2026-04-29"] {
        for instant in instants(around: day) {
          try car.setClock(instant)
          seen.append(try car.state(of: "smart-alerts"))
        }
      }
      // The lease, 35 days from the purchase, ends before the grace does. Nobody told the car that
      // a charge failed, so it does not say so.
      #expect(
        seen == [
          "active paid 2026-02-28T10:00:00.000Z",
          "grace renewal_pending 2026-03-07T10:00:00.000Z",
          "grace renewal_pending 2026-03-07T10:00:00.000Z",
          "grace renewal_pending 2026-03-07T10:00:00.000Z",
          "suspended lease_over", "suspended lease_over", "suspended lease_over",
          "suspended lease_over", "suspended lease_over", "suspended lease_over",
          "suspended lease_over", "suspended lease_over",
        ])
      let silent = try car.phone("services", "--no-push").done()
      #expect(silent.standing(of: "smart-alerts") == "suspended lease_over")
      // The store was paid all the while; its word brings the service back.
      let visited = try car.phone("services").done()
      #expect(visited.standing(of: "smart-alerts") == "active paid 2026-04-30T10:00:00.000Z")
    }
  }

  @Test func `S18: a renewal that is switched off ends with the period`() throws {
    try withPairedCar { car in
      let bought = try car.buy("smart-alerts")
      let id = try #require(bought.subscription.subscription.string)
      let cancelled = try car.phone("subscription", "cancel", id).done()
      #expect(cancelled.autoRenews == false)
      try car.setClock("2026-01-31T10:10:00Z")
      #expect(
        try statesAround("2026-02-28", of: "smart-alerts", at: car) == [
          "active paid 2026-02-28T10:00:00.000Z", "expired cancelled", "expired cancelled",
        ])
    }
  }

  @Test func `every change on a long way is told in order, at its own instant`() throws {
    try withPairedCar { car in
      try car.buy("smart-alerts", with: .failsAtRenewal)
      let report = try car.call("clock.set", #"{"to":"2026-12-31T00:00:00Z"}"#)
      let changes = report.changes.array.filter { $0.service == "smart-alerts" }
      #expect(
        changes.map { [$0.at, $0.from, $0.to, $0.reason].compactMap(\.string) } == [
          ["2026-01-31T10:05:00.000Z", "activating", "active", "paid"],
          ["2026-02-28T10:00:00.000Z", "active", "grace", "renewal_pending"],
          ["2026-03-07T10:00:00.000Z", "grace", "suspended", "lease_over"],
        ])
    }
  }

  /// The states of a service a millisecond before, at and after 10:00 UTC of a day, as its phone
  /// sees them.
  private func statesAround(_ day: String, of service: String, at car: Car) throws -> [String] {
    try instants(around: day).map { instant in
      try car.setClock(instant)
      return try car.phone.state(of: service)
    }
  }

  private func instants(around day: String) -> [String] {
    ["\(day)T09:59:59.999Z", "\(day)T10:00:00.000Z", "\(day)T10:00:00.001Z"]
  }
}
