import Testing

/// What cannot be undone is asked for at a terminal, and so is the bank's question.
@Suite(.processes) struct ConfirmationTests {
  private func terminal(_ phone: Phone, _ arguments: [String]) throws -> Terminal {
    try Terminal(
      BuiltExecutable.phone.path,
      ["--socket", phone.socket, "--home", phone.home]
        + (phone.store.map { ["--store", $0] } ?? []) + arguments,
      environment: ["TERM": "xterm", "NO_COLOR": "1"])
  }

  /// What is asked, and whether it happened.
  private struct Loss: Sendable {
    let arguments: [String]
    let question: String
    /// What can be seen of it: the same before, another thing after.
    let seen: @Sendable (Car) throws -> String?
  }

  private static func state(_ car: Car) throws -> String? {
    let subscriptions = try car.phone("subscriptions").done().subscriptions
    return subscriptions[0].state.string
  }

  private static func cards(_ car: Car) throws -> String? {
    let cards = try car.phone("payment", "list").done().paymentMethods
    return "\(cards.array.count)"
  }

  private static func cars(_ car: Car) throws -> String? {
    let cars = try car.phone("account", "show").done().vehicles
    return "\(cars.array.count)"
  }

  private static func bonds(_ car: Car) throws -> String? {
    let bonds = try car.call("bonds.list").bonds
    return "\(bonds.array.count)"
  }

  private static let losses = [
    Loss(
      arguments: ["subscription", "refund", "Smart Alerts"],
      question: "Have the last payment for Smart Alerts given back, and end it at once? [y/n]",
      seen: { try state($0) }),
    Loss(
      arguments: ["subscription", "cancel", "alertes INTELLIGENTES"],
      question: "Switch the renewal of Smart Alerts off? It works until 28/02/2026",
      seen: { try state($0) }),
    Loss(
      arguments: ["subscription", "withdraw", "smart alerts"],
      question: "confirm withdrawal [y/n]", seen: { try state($0) }),
    Loss(
      arguments: ["payment", "remove", "4444"], question: "Remove Mastercard •••• 4444? [y/n]",
      seen: { try cards($0) }),
    Loss(
      arguments: ["vehicle", "release"],
      question: "Give Qashqai Tekna 2025 (FR), \(Car.vin) up?", seen: { try cars($0) }),
    Loss(
      arguments: ["unpair"], question: "Forget Qashqai Tekna 2025 (FR), \(Car.vin)?",
      seen: { try bonds($0) }),
    Loss(
      arguments: ["bonds", "remove", "iPhone 14"],
      question: "Remove iPhone 14 from the car?", seen: { try bonds($0) }),
  ]

  @Test(arguments: losses.indices)
  func `nothing is lost without a yes at a terminal`(index: Int) throws {
    let loss = Self.losses[index]
    try withPairedCar { car in
      if loss.arguments[0] != "vehicle" { try car.buy("smart-alerts") }
      if loss.arguments[0] == "payment" { try car.add(Card(number: "5555555555554444")) }
      let before = try loss.seen(car)

      let no = try terminal(car.phone, loss.arguments)
      try no.wait(for: loss.question)
      try no.type("n")
      #expect(try no.end() == .exited(1))
      #expect(no.screen.contains("[not_confirmed]"))
      #expect(try loss.seen(car) == before)

      let nobody = try terminal(car.phone, loss.arguments)
      try nobody.wait(for: loss.question)
      try nobody.press("\u{4}")
      #expect(try nobody.end() == .exited(1))
      #expect(try loss.seen(car) == before)

      let yes = try terminal(car.phone, loss.arguments)
      try yes.wait(for: loss.question)
      try yes.type("perhaps")
      try yes.wait(for: "[y/n]")
      try yes.type("y")
      #expect(try yes.end() == .exited(0), "\(yes.screen)")
      #expect(try loss.seen(car) != before)
    }
  }

  @Test(arguments: losses.indices)
  func `--yes asks nobody`(index: Int) throws {
    let loss = Self.losses[index]
    try withPairedCar { car in
      if loss.arguments[0] != "vehicle" { try car.buy("smart-alerts") }
      if loss.arguments[0] == "payment" { try car.add(Card(number: "5555555555554444")) }
      let before = try loss.seen(car)
      let script = try terminal(car.phone, loss.arguments + ["--yes"])
      #expect(try script.end() == .exited(0), "\(script.screen)")
      #expect(!script.screen.contains("[y/n]"))
      #expect(try loss.seen(car) != before)
    }
  }

  @Test func `S15: at a terminal the bank's question is asked, elsewhere --sca is named`() throws {
    try withPairedCar { car in
      try car.phone(
        ["store", "buy", "smart-alerts", "--months", "1", "--address", car.address]
          + ["--card-stdin", "--accept-terms", "--sca", "accept"],
        stdin: Card(number: "4000002500003155").json
      ).done()
      try car.phone("subscription", "cancel", "smart-alerts").done()
      func renews() throws -> JSONValue {
        try car.phone("subscriptions").done().subscriptions[0].autoRenews
      }

      let nobody = try car.phone("subscription", "resume", "smart-alerts")
      #expect(nobody.status == .exited(1))
      #expect(try nobody.failure.name.string == "authentication_missing")
      #expect(nobody.stderr.contains("--sca accept"))
      let refused = try car.phone("subscription", "resume", "smart-alerts", "--sca", "refuse")
      #expect(try refused.failure.name.string == "authentication_required")
      for (answer, name) in [("n", "[authentication_required]"), ("\u{4}", "[authentication_aban")]
      {
        let asked = try terminal(car.phone, ["subscription", "resume", "smart-alerts"])
        try asked.wait(for: "Your bank asks for 3-D Secure")
        try asked.press(answer == "n" ? "n\n" : answer)
        #expect(try asked.end() == .exited(1))
        #expect(asked.screen.contains(name), "\(asked.screen)")
        #expect(try renews() == false)
      }

      let asked = try terminal(car.phone, ["subscription", "resume", "smart-alerts"])
      try asked.wait(for: "Your bank asks for 3-D Secure")
      try asked.type("y")
      #expect(try asked.end() == .exited(0))
      #expect(try renews() == true)
    }
  }

  @Test func `S15: a purchase with a kept card asks the bank's question at a terminal too`() throws
  {
    try withPairedCar { car in
      try car.add(Card(number: "4000002500003155"))
      let buy = try terminal(
        car.phone,
        [
          "store", "buy", "Smart Alerts", "--months", "1", "--address", car.address,
          "--accept-terms", "--payment-method", "3155",
        ])
      try buy.wait(for: "Your bank asks for 3-D Secure")
      try buy.type("y")
      #expect(try buy.end() == .exited(0), "\(buy.screen)")
      #expect(try car.phone("orders").done().receipts.array.count == 1)
    }
  }

  @Test func `S15: a card that is replaced for a renewal is asked about, or names --sca`() throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      try car.add(Card(number: "4000002500003155"))
      let modified = try car.phone(
        "payment", "modify", "Visa 4242", "--card-stdin",
        stdin: Card(number: "4000002500003155").json)
      #expect(try modified.failure.name.string == "authentication_missing")
      let piped = try car.phone("payment", "remove", "4242", "--replace-with", "3155")
      #expect(try piped.failure.name.string == "authentication_missing")
      let remove = try terminal(
        car.phone, ["payment", "remove", "4242", "--replace-with", "3155", "--yes"])
      try remove.wait(for: "Your bank asks for 3-D Secure")
      try remove.type("y")
      #expect(try remove.end() == .exited(0), "\(remove.screen)")
      let left = try car.phone("payment", "list").done().paymentMethods.array
      #expect(left.map(\.lastFour.string) == ["3155"])
    }
  }
}
