import Testing

/// The first five minutes by hand, command by command.
@Suite(.processes) struct FirstPurchaseTests {
  @Test func `pairing, buying and ten minutes make a service active`() throws {
    try withFixture { fixture in
      let vehicle = "qashqai-j12b/2025/tekna,market=FR,vin=SJNTAAJ12U0000001"
      let daemon = try fixture.startDaemon([
        "--clock", "virtual=2026-01-31T10:00:00Z", "--vehicle", vehicle, "--pairing", "auto",
      ])
      let account = try fixture.phone(
        "account", "create", "--email", "camille@example.com", "--name", "Camille Martin",
        "--country", "FR"
      ).done()
      #expect(account.createdAt == "2026-01-31T10:00:00.000Z")
      let phone = try fixture.phone(
        "phone", "set", "--model", "iPhone 14", "--os-version", "17.5"
      ).done()
      #expect(phone.os == "iOS")
      let bond = try fixture.phone("pair", "--yes").done()
      #expect(bond.vehicle.vin == "SJNTAAJ12U0000001")
      #expect(bond["number"].string?.count == 6)

      let address = try fixture.write(
        #"{"line1":"12 rue de la Paix","town":"Paris","postcode":"75002","country":"FR"}"#,
        to: "address.json")
      let card =
        #"{"holder":"Camille Martin","number":"4242 4242 4242 4242","expiry":"12/28","code":"123"}"#
      let purchase = try fixture.phone(
        "store", "buy", "smart-alerts", "--months", "1", "--address", address, "--card-stdin",
        "--accept-terms", stdin: card + "\n"
      ).done()
      #expect(purchase.order.state == "fulfilled")
      #expect(purchase.order.total.amount == "1.99")
      #expect(purchase.delivered == true)
      #expect(
        purchase.services.array.first { $0.service == "smart-alerts" }?.state == "activating")

      let advanced = try fixture.control("clock", "advance", "PT10M").done()
      #expect(advanced.worldTime == "2026-01-31T10:10:00.000Z")
      #expect(
        advanced.changes.array.map { "\($0.at.string ?? "") \($0.service.string ?? "")" } == [
          "2026-01-31T10:01:00.000Z curfew-alert", "2026-01-31T10:01:00.000Z speed-alert",
          "2026-01-31T10:01:00.000Z zone-alert", "2026-01-31T10:05:00.000Z smart-alerts",
        ])
      let services = try fixture.phone("services").done()
      #expect(services.standing(of: "smart-alerts") == "active paid 2026-02-28T10:00:00.000Z")
      #expect(try daemon.terminate().status == .exited(0))
    }
  }

  @Test func `R06: a free product asks for neither address nor card`() throws {
    try withPairedCar { car in
      let bought = try car.phone("store", "buy", "my-car-finder", "--accept-terms").done()
      #expect(bought.order.total == nil)
      try car.setClock("2026-01-31T10:10:00Z")
      #expect(try car.phone.state(of: "my-car-finder") == "active free 2026-03-07T10:00:00.000Z")
    }
  }

  @Test func `both screens show the same number, and only the right one is accepted`()
    throws
  {
    try withCar(Car.options(pairing: "ask")) { car in
      try car.phone.introduce()
      #expect(
        try car.phone("pair", "--yes").failure.name == "pairing_closed", "the car is not open yet")
      try car.fixture.control("pairing", "open").done()

      let pairing = try car.phone.start("pair", "--yes")
      let number = try #require(try pairing.shownNumber())
      let screen = try car.fixture.control("pairing", "show").done()
      #expect(screen.stage == "comparing")
      #expect(screen["number"].string == number)
      try car.fixture.control("pairing", "accept", number).done()
      let end = try pairing.finish(for: "the phone to be paired")
      #expect(end.status == .exited(0))
      let document = try JSONValue(parsing: String(decoding: end.output, as: UTF8.self))
      #expect(document["number"].string == number)

      let bonds = try car.fixture.control("bonds").done()
      #expect(bonds.bonds.array.map(\.bond) == [document.bond])
    }
  }

  @Test func `a wrong number ends the pairing, and the next one may succeed`() throws {
    try withCar(Car.options(pairing: "ask")) { car in
      try car.phone.introduce()
      try car.fixture.control("pairing", "open").done()
      let pairing = try car.phone.start("pair", "--yes")
      let number = try #require(try pairing.shownNumber())
      let wrong = number == "000000" ? "000001" : "000000"
      let refusal = try car.fixture.control("pairing", "accept", wrong)
      #expect(refusal.status == .exited(1))
      #expect(try refusal.failure.name == "pairing_number_mismatch")
      let end = try pairing.finish(for: "the phone to be refused")
      #expect(end.status == .exited(1))
      let document = try JSONValue(parsing: String(decoding: end.output, as: UTF8.self))
      #expect(document.error.name == "pairing_number_mismatch")
      #expect(try car.fixture.control("bonds").done().bonds.array.isEmpty)

      try car.fixture.control("pairing", "open").done()
      let second = try car.phone.start("pair", "--yes")
      let right = try #require(try second.shownNumber())
      try car.fixture.control("pairing", "accept", right).done()
      #expect(try second.finish(for: "the phone to be paired").status == .exited(0))
    }
  }
}
