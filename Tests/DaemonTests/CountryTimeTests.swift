import Testing

/// A customer of one country with a car of another: whose time is told where.
@Suite(.processes) struct CountryTimeTests {
  private func lines(_ car: Car, _ arguments: String...) throws -> [Substring] {
    try run(
      .phone,
      ["--socket", car.phone.socket, "--home", car.phone.home, "--locale", "en"] + arguments
    ).stdout.split(separator: "\n")
  }

  @Test
  func `what the store says is in the customer's time, what the car shows in that of the car`()
    throws
  {
    try withPairedCar(Car.options(market: "GB")) { car in
      let account = try lines(car, "account", "show").map { $0.split(separator: " ").suffix(2) }
      #expect(account.contains(["31/01/2026", "11:00:00"]))
      let vehicle = try lines(car, "vehicle").first { $0.hasPrefix("car’s time ") }
      #expect(vehicle?.hasSuffix(" 31/01/2026 10:00:00 (trusted)") == true)
      try car.phone("store", "buy", "my-car-finder", "--accept-terms").done()
      try car.setClock("2026-07-01T10:00:00Z")
      #expect(try lines(car, "services").first?.hasSuffix("01/07/2026 11:00:00") == true)
    }
  }

  @Test func `an account is shown with the names of its country and language`() throws {
    try withPairedCar { car in
      let account = try car.say(["--locale", "fr", "account", "show"]).stdout
        .split(separator: "\n").map { $0.split(separator: " ").last }
      #expect(account.contains("France") && account.contains("anglais"))
    }
  }

  @Test func `S17: a receipt names the last day, and its JSON the instant`() throws {
    try withPairedCar { car in
      let bought = try car.buy("smart-alerts")
      #expect(bought.receipt.withdrawUntil == "2026-02-16T23:00:00.000Z")
      let receipt = try lines(car, "receipt", "R-000001")
      #expect(receipt.contains { $0.hasSuffix("  the end of 16 February 2026") })
      #expect(receipt.contains { $0.hasSuffix("  28/02/2026 11:00:00") })
      #expect(!receipt.contains { $0.contains("UTC") })
    }
  }
}
