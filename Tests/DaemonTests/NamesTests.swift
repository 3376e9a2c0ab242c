import Testing

/// People call things by their names; what only programs know is not shown to them.
@Suite(.processes) struct NamesTests {
  @Test func `a product and its subscription go by name in either language`() throws {
    try withPairedCar { car in
      for name in ["Wi-Fi embarqué", "WI-FI EMBARQUE", "in-car wi-fi", "In-Car Wi‑Fi"] {
        #expect(try car.phone("store", "show", name).done().product == "in-car-wifi", "\(name)")
      }
      try car.buy("Alertes intelligentes")
      #expect(
        try car.phone("subscription", "cancel", "smart alerts").done().state == "cancelled")
      #expect(
        try car.phone("subscription", "resume", "ALERTES intelligentes").done().state == "active")
      let refund = try car.phone("subscription", "refund", "Smart Alerts").done()
      #expect(refund.receipt.credit.reason == "refund")
      // A second time gives the first answer again; bought anew, it is the new one that is meant.
      #expect(
        try car.phone("subscription", "refund", "Smart Alerts").done().receipt == refund.receipt)
      try car.buy("smart-alerts")
      #expect(
        try car.phone("subscription", "refund", "Smart Alerts").done().receipt != refund.receipt)
    }
  }

  @Test func `a free product is withdrawn from by its name`() throws {
    try withPairedCar { car in
      try car.phone.orderFree("My Car Finder")
      let done = try car.phone("subscription", "withdraw", "my car finder", "--confirm").done()
      #expect(done.order.product == "my-car-finder")
    }
  }

  @Test(arguments: [
    (["store", "show", "smart alarts"], "Smart Alerts"),
    (["store", "buy", "wifi"], "In-Car Wi-Fi"),
    (["qr", "smart-alert"], "Smart Alerts"),
    (["explain", "remote door"], "Remote Door Lock/Unlock"),
    (["use", "my car findr"], "My Car Finder"),
    (["subscription", "cancel", "smart alarm"], "Smart Alerts"),
    (["payment", "default", "4243"], "Visa •••• 4242"),
  ])
  func `what nobody knows suggests what is near`(arguments: [String], near: String) throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      let refused = try car.say(arguments)
      #expect(refused.status == .exited(1))
      #expect(refused.stderr.contains("did you mean") && refused.stderr.contains("‘\(near)’"))
    }
  }

  /// Ids, patterns, capabilities and names of the catalogue; the name of a refusal stands in
  /// brackets.
  private static let internals = [
    #"\b[0-9a-f]{12,}\b"#, #"\b(method|order|subscription|account|quote|charge|b)-[0-9a-f]{6,}"#,
    #"\b[a-z0-9]+(-[a-z0-9]+)*-?\*"#, #"\b[a-z0-9]+(_[a-z0-9]+)+\b(?!\])"#,
    #"\b(smart-alerts|my-car-finder|remote-climate|qashqai-j12b)\b"#,
  ]

  @Test(arguments: ["en", "fr"])
  func `no id, pattern or capability is shown to a customer`(language: String) throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      try car.phone.orderFree("my-car-finder")
      try car.setClock("2026-02-02T10:00:00Z")
      let commands: [[String]] = [
        ["phone", "show"], ["pair", "--yes"],
        ["store", "list", "--all"], ["store", "show", "smart-alerts"],
        ["store", "show", "remote-climate"], ["orders", "--all"], ["subscriptions"],
        ["receipt", "R-000001"], ["payment", "list"], ["account", "show"], ["bonds"], ["services"],
        ["explain", "remote-climate"], ["explain", "smart-alerts"], ["vehicle"],
        ["use", "my-car-finder"], ["commands"],
        ["store", "buy", "remote-climate"], ["vehicle", "release"],
        ["payment", "remove", "4242"], ["subscription", "cancel", "smart-alerts"],
        ["subscription", "resume", "smart-alerts"], ["payment", "default", "4242"],
        ["subscription", "refund", "smart-alerts"], ["subscription", "refund", "my-car-finder"],
        ["subscription", "withdraw", "my-car-finder"], ["push"],
      ]
      for command in commands {
        let end = try car.say(["--locale", language] + command)
        // What a person typed themselves is repeated in a refusal.
        let said = (end.stdout + end.stderr).replacing("‘\(command.last ?? "")’", with: "")
          .replacing("«\u{A0}\(command.last ?? "")\u{A0}»", with: "")
        #expect(!said.isEmpty)
        for pattern in Self.internals {
          let found = try said.firstMatch(of: Regex(pattern)).map { String(said[$0.range]) }
          #expect(found == nil, "\(command)")
        }
      }
    }
  }

  @Test(arguments: [50, 80, 120, 200])
  func `the list says free or paid and the price with its period at any width`(columns: Int) throws
  {
    try withPairedCar { car in
      let list = try Terminal(
        BuiltExecutable.phone.path,
        ["--socket", car.phone.socket, "--home", car.phone.home, "store", "list"],
        environment: ["TERM": "xterm", "NO_COLOR": "1"], columns: columns)
      #expect(try list.end() == .exited(0))
      #expect(!list.screen.contains("…"))
      let lines = list.screen.split(separator: "\n")
      // The last sentences are for the terminal to break.
      #expect(lines.dropLast(2).allSatisfy { $0.count <= columns }, "\(list.screen)")
      let words = list.screen.split { $0 == " " || $0 == "\n" }
      #expect(words.filter { $0 == "paid" }.count >= 5)
      let prices = list.screen.matches(of: #/[0-9]+,[0-9]{2}\u{A0}€/#)
      #expect(prices.count >= 20)
      guard columns == 200 else { return }
      for price in prices {
        let rest = list.screen[price.range.upperBound...].drop { $0 == " " }
        #expect(rest.first == "/", "\(price.output)")
      }
    }
  }

  @Test func `R18: an account needs no car, and takes its time from the first one met`() throws {
    try withFixture { fixture in
      let alone = try fixture.phone(
        "account", "create", "--email", "c@example.com", "--name", "C M", "--country", "FR")
      #expect(try alone.done().createdAt == .null)
      #expect(try fixture.phone("account", "show").done().email == "c@example.com")
      try fixture.phone("phone", "set", "--model", "iPhone 14", "--os-version", "17.5").done()
      _ = try fixture.startDaemon(Car.options())
      try fixture.phone("pair", "--yes").done()
      #expect(try fixture.phone("store", "list").done().products.array.count > 10)
      try fixture.phone("store", "buy", "my-car-finder", "--accept-terms").done()
    }
  }
}
