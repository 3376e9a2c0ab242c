import Testing

/// What cannot be undone is asked for at a terminal, and so is the bank's question.
@Suite(.processes) struct ConfirmationTests {
  private func terminal(
    _ phone: Phone, _ arguments: [String], columns: Int = 80
  ) throws -> Terminal {
    try Terminal(
      BuiltExecutable.phone.path,
      ["--socket", phone.socket, "--home", phone.home]
        + (phone.store.map { ["--store", $0] } ?? []) + arguments,
      environment: ["TERM": "xterm", "NO_COLOR": "1"], columns: columns)
  }

  /// What is asked, and whether it happened.
  private struct Loss: Sendable {
    let arguments: [String]
    let question: String
    /// Other cars of its daemon.
    var cars: [String] = []
    /// What is there before; returns the options that each command begins with.
    var prepare: @Sendable (Car) throws -> [String] = { try bought($0) }
    /// What can be seen of it: the same before, another thing after.
    let seen: @Sendable (Car, _ options: [String]) throws -> String?
  }

  private static func paired(_ car: Car) throws -> [String] {
    try car.phone.introduce()
    try car.phone.pair()
    return []
  }

  private static func bought(_ car: Car) throws -> [String] {
    _ = try paired(car)
    try car.buy("smart-alerts")
    return []
  }

  private static func subscription(_ car: Car, _ options: [String]) throws -> JSONValue {
    try car.phone(options + ["subscriptions"]).done().subscriptions[0]
  }

  private static func state(_ car: Car, _ options: [String]) throws -> String? {
    try subscription(car, options).state.string
  }

  private static func cards(_ car: Car, _: [String]) throws -> String? {
    let cards = try car.phone("payment", "list").done().paymentMethods
    return "\(cards.array.count)"
  }

  private static func cars(_ car: Car, _: [String]) throws -> String? {
    let cars = try car.phone("account", "show").done().vehicles
    return "\(cars.array.count)"
  }

  private static func bonds(_ car: Car, _: [String]) throws -> String? {
    let bonds = try car.call("bonds.list").bonds
    return "\(bonds.array.count)"
  }

  private static let other = "SJNTAAJ12U0000002"
  private static let car = "Qashqai Tekna 2025 (FR)"

  /// A customer of two cars, who bought for the first.
  private static func boughtForOneOfTwo(_ car: Car) throws -> [String] {
    let about = ["--vehicle", Car.vin]
    try car.phone.introduce(vehicle: Car.vin)
    for vehicle in [Car.vin, other] { try car.phone.pair(with: vehicle) }
    try Phone(socket: car.phone.socket, home: car.phone.home, vehicle: Car.vin)
      .buy("smart-alerts", address: car.address)
    return about
  }

  /// A customer whose store asks a higher price from the second renewal on.
  private static func boughtAndDearer(_ car: Car) throws -> [String] {
    _ = try bought(car)
    return ["--profiles", try ProfilesCopy.dearer(in: car.fixture)]
  }

  /// The owner's phone beside a driver's, of another model.
  private static func ownerAndDriver(_ car: Car) throws -> [String] {
    let (owner, driver) = car.twoPhones()
    try owner.introduce()
    try owner.pair()
    try driver.introduce(email: "dominique@example.com")
    try driver("phone", "set", "--model", "iPhone 15", "--os-version", "17.5").done()
    try driver.pair()
    return ["--store", try #require(owner.store)]
  }

  private static let losses = [
    Loss(
      arguments: ["subscription", "refund", "Smart Alerts"],
      question: "Have the last payment for Smart Alerts given back, and end it at once? [y/n]",
      seen: { try state($0, $1) }),
    Loss(
      arguments: ["subscription", "cancel", "alertes INTELLIGENTES"],
      question: "Switch the renewal of Smart Alerts off? Then the service ends on 28/02/2026",
      seen: { try state($0, $1) }),
    Loss(
      arguments: ["subscription", "withdraw", "smart alerts"],
      question: "confirm withdrawal [y/n]", seen: { try state($0, $1) }),
    Loss(
      arguments: ["payment", "remove", "4444"], question: "Remove Mastercard •••• 4444? [y/n]",
      prepare: { car in
        _ = try bought(car)
        try car.add(Card(number: "5555555555554444"))
        return []
      }, seen: { try cards($0, $1) }),
    Loss(
      arguments: ["vehicle", "release"],
      question: "Give Qashqai Tekna 2025 (FR), \(Car.vin) up?", prepare: { try paired($0) },
      seen: { try cars($0, $1) }),
    Loss(
      arguments: ["unpair"], question: "Forget Qashqai Tekna 2025 (FR), \(Car.vin)?",
      seen: { try bonds($0, $1) }),
    Loss(
      arguments: ["bonds", "remove", "iPhone 14"],
      question: "Remove iPhone 14 from the car?", seen: { try bonds($0, $1) }),
    Loss(
      arguments: ["bonds", "owner", "iPhone 15"],
      question: "Make iPhone 15 the owner’s phone? This one becomes a driver’s.",
      prepare: { try ownerAndDriver($0) },
      seen: { car, _ in
        try car.call("bonds.list").bonds.array.first { $0.role == "owner" }?.phone.string
      }),
    Loss(
      arguments: ["subscription", "transfer", "Smart Alerts", "--to", other],
      question: "Move Smart Alerts from \(car) – \(Car.vin) to", cars: [other],
      prepare: { try boughtForOneOfTwo($0) },
      seen: { try $0.phone($1 + ["subscriptions"]).done().subscriptions[0].vehicle.string }),
    Loss(
      arguments: ["subscription", "consent", "Smart Alerts", "--refuse"],
      question: "Refuse the new price of Smart Alerts? Then the service ends on 31/03/2026",
      prepare: { try boughtAndDearer($0) },
      seen: { try subscription($0, $1).priceChange.consent.string }),
  ]

  private func withCar(of loss: Loss, _ body: (Car, _ options: [String]) throws -> Void) throws {
    let others = loss.cars.flatMap {
      ["--vehicle", "qashqai-j12b/2025/tekna,market=FR,vin=\($0)"]
    }
    try DaemonTests.withCar(Car.options() + others) { car in
      try body(car, try loss.prepare(car))
    }
  }

  @Test(arguments: losses.indices)
  func `nothing is lost without a yes at a terminal`(index: Int) throws {
    let loss = Self.losses[index]
    try withCar(of: loss) { car, options in
      let before = try loss.seen(car, options)

      let no = try terminal(car.phone, options + loss.arguments)
      try no.wait(for: loss.question)
      try no.type("n")
      #expect(try no.end() == .exited(1))
      #expect(no.screen.contains("[not_confirmed]"))
      #expect(try loss.seen(car, options) == before)

      let nobody = try terminal(car.phone, options + loss.arguments)
      try nobody.wait(for: loss.question)
      try nobody.press("\u{4}")
      #expect(try nobody.end() == .exited(1))
      #expect(try loss.seen(car, options) == before)

      let yes = try terminal(car.phone, options + loss.arguments)
      try yes.wait(for: loss.question)
      try yes.type("perhaps")
      try yes.wait(for: "[y/n]")
      try yes.type("y")
      #expect(try yes.end() == .exited(0), "\(yes.screen)")
      #expect(try loss.seen(car, options) != before)
    }
  }

  @Test(arguments: losses.indices)
  func `--yes asks nobody`(index: Int) throws {
    let loss = Self.losses[index]
    try withCar(of: loss) { car, options in
      let before = try loss.seen(car, options)
      let script = try terminal(car.phone, options + loss.arguments + ["--yes"])
      #expect(try script.end() == .exited(0), "\(script.screen)")
      #expect(!script.screen.contains("[y/n]"))
      #expect(try loss.seen(car, options) != before)
    }
  }

  @Test func `the question before a loss says when it takes effect`() throws {
    try DaemonTests.withCar { car in
      let options = try Self.boughtAndDearer(car)
      try car.phone("subscription", "pause", "smart-alerts", "--for", "3months").done()
      try car.setClock("2026-03-05T10:00:00Z")
      #expect(try Self.state(car, options) == "paused")
      for arguments in [["consent", "Smart Alerts", "--refuse"], ["cancel", "Smart Alerts"]] {
        let asked = try terminal(car.phone, options + ["subscription"] + arguments)
        try asked.wait(for: "? Then the service ends at once. [y/n]")
        try asked.type("n")
        #expect(try asked.end() == .exited(1))
      }
    }
  }

  @Test func `a question is broken between words`() throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      let asked = try terminal(car.phone, ["subscription", "cancel", "Smart Alerts"], columns: 50)
      try asked.wait(for: "off? Then the\nservice ends on 28/02/2026 11:00:00. [y/n]\n")
      try asked.type("n")
      #expect(try asked.end() == .exited(1))
    }
  }

  @Test func `where no price was announced, nobody is asked whether to refuse it`() throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      let refused = try terminal(
        car.phone, ["subscription", "consent", "Smart Alerts", "--refuse"])
      #expect(try refused.end() == .exited(1))
      #expect(refused.screen.contains("no higher price was announced"), "\(refused.screen)")
    }
  }

  @Test func `S15: at a terminal the bank's question is asked, elsewhere --sca is named`() throws {
    try withPairedCar { car in
      try buyWithChallengedCard(car)
      try car.phone("subscription", "cancel", "smart-alerts").done()
      try bankIsAsked(car, [], ["subscription", "resume", "smart-alerts"]) {
        try Self.subscription(car, []).autoRenews == true ? "on" : "off"
      }
    }
  }

  @Test func `S15: whoever agrees to a higher price is asked by the bank`() throws {
    try withPairedCar { car in
      try buyWithChallengedCard(car)
      let options = ["--profiles", try ProfilesCopy.dearer(in: car.fixture)]
      try bankIsAsked(car, options, ["subscription", "consent", "smart-alerts"]) {
        try Self.subscription(car, options).priceChange.consent.string
      }
      let consent = options + ["subscription", "consent", "smart-alerts"]
      try car.phone(consent + ["--refuse"]).done()
      #expect(try car.phone(consent + ["--sca", "accept"]).done().priceChange.consent == "given")
    }
  }

  private func buyWithChallengedCard(_ car: Car) throws {
    try car.phone(
      ["store", "buy", "smart-alerts", "--months", "1", "--address", car.address]
        + ["--card-stdin", "--accept-terms", "--sca", "accept"],
      stdin: Card(number: "4000002500003155").json
    ).done()
  }

  /// Runs a command that the bank has a question about, with every answer to it: only a yes does
  /// something, and where nobody can be asked `--sca` is named.
  private func bankIsAsked(
    _ car: Car, _ options: [String], _ command: [String], seen: () throws -> String?
  ) throws {
    let before = try seen()
    let nobody = try car.phone(options + command)
    #expect(nobody.status == .exited(1))
    #expect(try nobody.failure.name.string == "authentication_missing")
    #expect(nobody.stderr.contains("--sca accept"))
    let refused = try car.phone(options + command + ["--sca", "refuse"])
    #expect(try refused.failure.name.string == "authentication_required")
    for (answer, name) in [("n\n", "[authentication_required]"), ("\u{4}", "[authentication_aban")]
    {
      let asked = try terminal(car.phone, options + command)
      try asked.wait(for: "Your bank asks for 3-D Secure")
      try asked.press(answer)
      #expect(try asked.end() == .exited(1))
      #expect(asked.screen.contains(name), "\(asked.screen)")
      #expect(try seen() == before)
    }
    let asked = try terminal(car.phone, options + command)
    try asked.wait(for: "Your bank asks for 3-D Secure")
    try asked.type("y")
    #expect(try asked.end() == .exited(0), "\(asked.screen)")
    #expect(try seen() != before)
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
