import Testing

/// Purchases that go wrong, each by name; nothing is charged and nothing changes in the car.
@Suite(.processes) struct PurchaseRefusalTests {
  /// What stands on standard input where a card should be.
  struct Input: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    let status: Int32
    let name: String
    let says: String

    init(_ what: String, _ text: String, status: Int32 = 1, _ name: String, says: String) {
      testDescription = what
      self.text = text
      self.status = status
      self.name = name
      self.says = says
    }
  }

  private static let cards = [
    Input(
      "a wrong check digit", Card(number: "4242424242424241").json, "card_invalid",
      says: "invalid card number"),
    Input(
      "an American Express card", Card(number: "378282246310005").json, "card_invalid",
      says: "American Express"),
    Input(
      "a number of an unknown brand", Card(number: "1234567890123452").json, "card_invalid",
      says: "neither a Visa nor a Mastercard"),
    Input(
      "a card that ended last month", Card(expiry: "12/25").json, "card_invalid", says: "12/25"),
    Input("a month 13", Card(expiry: "13/28").json, "card_invalid", says: "month/year"),
    Input("a code of two digits", Card(code: "12").json, "card_invalid", says: "3 digits"),
    Input("no holder", Card(holder: " ").json, "card_invalid", says: "cardholder’s name"),
    Input(
      "an unknown member",
      #"{"holder":"C M","number":"4242424242424242","expiry":"12/28","code":"123","pin":"9"}"#,
      status: 65, "input_invalid", says: "pin"),
    Input(
      "a number that is no text",
      #"{"holder":"C M","number":4242424242424242,"expiry":"12/28","code":"123"}"#,
      status: 65, "input_invalid", says: "‘number’"),
    Input(
      "no code", #"{"holder":"C M","number":"4242424242424242","expiry":"12/28"}"#, status: 65,
      "input_invalid", says: "‘code’"),
    Input("broken JSON", #"{"holder":"#, status: 65, "input_invalid", says: "not JSON"),
    Input("a list", "[]", status: 65, "input_invalid", says: "object"),
    Input("nothing", "", status: 65, "input_invalid", says: "card"),
    Input(
      "more than a card can be", String(repeating: " ", count: 20_000), status: 65,
      "input_invalid", says: "16\u{202F}384 bytes"),
    Input(
      "a declined card", Card(number: "4000000000000002").json, "generic_decline",
      says: "declined"),
  ]

  @Test func `every wrong card is refused by name, and nothing is charged`() throws {
    try withPairedCar { car in
      let before = try car.servicesLine()
      for input in Self.cards {
        let refused = try buy(car, card: input.text)
        #expect(refused.status == .exited(input.status), "\(input.testDescription)")
        let error = try refused.failure
        #expect(error.name.string == input.name, "\(input.testDescription)")
        let why = error.why.string ?? ""
        #expect(why.contains(input.says), "\(input.testDescription): \(why)")
        #expect(refused.stderr.contains("[\(input.name)]"))
        #expect(!refused.stderr.contains("4242424242424241"), "no number is ever repeated")
      }
      #expect(try car.servicesLine() == before)
      #expect(try car.phone("subscriptions").done().subscriptions.array.isEmpty)
      // The same phone may still buy.
      try car.buy("smart-alerts")
    }
  }

  @Test func `what a purchase lacks is asked for by its option`() throws {
    try withPairedCar { car in
      let full = [
        "store", "buy", "smart-alerts", "--months", "1", "--address", car.address, "--card-stdin",
        "--accept-terms",
      ]
      for (option, width, name) in [
        ("--card-stdin", 1, "card_missing"), ("--address", 2, "address_missing"),
        ("--accept-terms", 1, "terms_not_accepted"),
      ] {
        var arguments = full
        let place = try #require(arguments.firstIndex(of: option))
        arguments.removeSubrange(place..<place + width)
        let refused = try car.phone(arguments, stdin: Card.good.json)
        #expect(refused.status == .exited(1))
        #expect(try refused.failure.name.string == name)
        #expect(refused.stderr.contains(option), "\(refused.stderr)")
      }
      #expect(try car.phone("subscriptions").done().subscriptions.array.isEmpty)
    }
  }

  @Test func `a price that the address makes is charged only to who agreed to it`()
    throws
  {
    try withPairedCar { car in
      let abroad = try car.fixture.write(
        #"{"line1":"10 Downing Street","town":"London","postcode":"SW1A 2AA","country":"GB"}"#,
        to: "abroad.json")
      let buy = [
        "store", "buy", "smart-alerts", "--months", "1", "--address", abroad, "--card-stdin",
        "--accept-terms",
      ]
      for wrong in [[], ["--total", "1.99EUR"], ["--total", "1.71 GBP"]] {
        let refused = try car.phone(buy + wrong, stdin: Card.good.json)
        #expect(refused.status == .exited(1))
        #expect(try refused.failure.name == "total_not_agreed")
        #expect(refused.stderr.contains("--total 1.70GBP"), "\(refused.stderr)")
      }
      #expect(try car.phone("orders").done().orders.array.isEmpty)
      let unread = try car.phone(buy + ["--total", "1.7"], stdin: Card.good.json)
      #expect(unread.status == .exited(64))
      let bought = try car.phone(buy + ["--total", "1.70GBP"], stdin: Card.good.json).done()
      #expect(bought.receipt.total.amount == "1.70")
      #expect(bought.receipt.total.currency == "GBP")
    }
  }

  @Test func `a total that was agreed to is the only one that is charged, at home too`()
    throws
  {
    try withPairedCar { car in
      let buy = [
        "store", "buy", "smart-alerts", "--months", "1", "--address", car.address, "--card-stdin",
        "--accept-terms", "--total",
      ]
      let refused = try car.phone(buy + ["1.98EUR"], stdin: Card.good.json)
      #expect(try refused.failure.name == "total_not_agreed")
      let bought = try car.phone(buy + ["1.99EUR"], stdin: Card.good.json).done()
      #expect(bought.receipt.total.amount == "1.99")
    }
  }

  @Test(arguments: [
    (#"{"line1":"1 rue X","town":"Paris","postcode":"7500","country":"FR"}"#, 1, "postcode"),
    (#"{"line1":"1 rue X$","town":"Paris","postcode":"75002","country":"FR"}"#, 1, "$"),
    (#"{"line1":"","town":"Paris","postcode":"75002","country":"FR"}"#, 1, "line 1"),
    (#"{"line1":"1","town":"P","postcode":"75002","country":"FR","x":"y"}"#, 65, "‘x’"),
    (#"{"line1":"1","town":"P","postcode":75002,"country":"FR"}"#, 65, "‘postcode’"),
    ("not JSON", 65, "address"),
  ])
  func `a wrong address is refused, and its field is named`(
    address: String, status: Int32, says: String
  ) throws {
    try withPairedCar { car in
      let file = try car.fixture.write(address, to: "wrong.json")
      let refused = try car.phone(
        "store", "buy", "smart-alerts", "--months", "1", "--address", file, "--card-stdin",
        "--accept-terms", stdin: Card.good.json)
      #expect(refused.status == .exited(status))
      #expect(
        try refused.failure.why.string?.lowercased().contains(says) == true, "\(refused.stderr)")
    }
  }

  @Test func `what the store cannot sell is refused before any card`() throws {
    try withPairedCar { car in
      try car.buy("in-car-wifi")
      for (product, months, name) in [
        ("smart-alarms", "1", "product_unknown"), ("smart-alerts", "5", "offer_unknown"),
        ("remote-charge", "1", "incompatible"), ("in-car-wifi", "1", "already_owned"),
      ] {
        let refused = try car.phone(
          "store", "buy", product, "--months", months, "--address", car.address, "--card-stdin",
          "--accept-terms", stdin: "the card is not even read")
        #expect(refused.status == .exited(1), "\(product)")
        #expect(try refused.failure.name.string == name, "\(product): \(refused.stderr)")
      }
      let missing = try car.phone(
        "store", "buy", "smart-alerts", "--months", "1", "--address", "/nowhere/address.json",
        "--card-stdin", "--accept-terms", stdin: Card.good.json)
      #expect(missing.status == .exited(74))
      #expect(try missing.failure.name == "input_unreadable")
    }
  }

  @Test func `R18: a phone is led through account, phone and pairing in this order`()
    throws
  {
    try withCar { car in
      #expect(try car.phone("services").failure.name == "not_paired")
      #expect(try car.phone("pair", "--yes").failure.name == "account_missing")
      #expect(try car.phone("store", "list").failure.name == "account_missing")
      try car.phone(
        "account", "create", "--email", "c@example.com", "--name", "C M", "--country", "FR",
        "--language", "en"
      ).done()
      #expect(try car.phone("pair", "--yes").failure.name == "phone_missing")
      let unknown = try car.phone("phone", "set", "--model", "iPhone 144", "--os-version", "17.5")
      #expect(try unknown.failure.name == "phone_model_unknown")
      #expect(try unknown.failure.why.string?.contains("‘iPhone 14’") == true)
      try car.phone("phone", "set", "--model", "iPhone 14", "--os-version", "17.5").done()
      #expect(try car.phone("store", "list").failure.name == "not_paired")
      #expect(try car.phone("pair").failure.name == "no_terminal", "somebody must be asked")
      try car.phone.pair()
      try car.phone("store", "list").done()
      #expect(try car.phone("explain", "nothing").failure.name == "service_unknown")
    }
  }

  @Test func `a car out of reach is unreachable, and a purchase waits for it`() throws {
    try withPairedCar { car in
      _ = try car.daemon.terminate()
      for command in [["services"], ["push"], ["vehicle"], ["explain", "smart-alerts"]] {
        let unreached = try car.phone(command)
        #expect(unreached.status == .exited(69), "\(command)")
        #expect(try unreached.failure.name == "no_socket")
        #expect(unreached.stderr.contains("is headunitd running?"))
      }
      let bought = try car.buy("smart-alerts")
      #expect(bought.delivered == false)
      try car.daemon.restart()
      #expect(
        try car.phone.state(of: "smart-alerts")
          == "activating in_progress 2026-01-31T10:05:00.000Z")
    }
  }

  private func buy(_ car: Car, card: String) throws -> CommandResult {
    try car.phone(
      "store", "buy", "smart-alerts", "--months", "1", "--address", car.address, "--card-stdin",
      "--accept-terms", stdin: card)
  }
}
