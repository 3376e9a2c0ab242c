import Testing

/// The first start of the app: from nothing to the store, by its screens.
@Suite(.processes) struct FirstStartTests {
  private static let account = ["1", "camille@example.com", "Camille Martin", "FR", ""]
  private static let phone = ["iPhone 14", "17.5", ""]

  @Test func `R16–R18: an account, the phone and the car, and then the store`() throws {
    try withCar { car in
      let result = try car.phone.store(Self.account + Self.phone + ["", "1", "q"])
      #expect(result.status == .exited(0))
      #expect(result.stderr == "")
      let titles = [
        "Welcome to NissanConnect Services", "Create an account", "Your phone",
        "Connect your vehicle", "Compare the six digits", "Services for your car",
      ]
      var rest = result.stdout[...]
      for title in titles {
        let range = try #require(rest.firstRange(of: title), "\(title)")
        rest = rest[range.upperBound...]
      }
      #expect(result.stdout.contains("Qashqai Tekna 2025 (FR) is connected."))
      #expect(try car.phone("account", "show").done().vehicles.array.count == 1)
      // It is over: the next time the store opens at once.
      let second = try car.phone.store(["q"])
      #expect(!second.stdout.contains("Connect your vehicle"))
      #expect(second.stdout.contains("Services for your car"))
    }
  }

  @Test func `each way out of a screen is named once`() throws {
    try withCar { car in
      let form = try car.phone.store(["1"])
      #expect(form.stdout.contains("\n< Back · <q Quit · ? Help"))
      let filled = try car.phone.store(Self.account.dropLast() + ["r"])
      #expect(filled.stdout.contains("· b Back · q Quit · ? Help"))
      let phone = try car.phone.store(Self.account)
      #expect(phone.stdout.contains("\n<q Quit · ? Help"))
    }
  }

  @Test func `whoever stops on the way goes on from there`() throws {
    try withCar { car in
      #expect(try car.phone.store(Self.account).status == .exited(0))
      let second = try car.phone.store(Self.phone)
      #expect(!second.stdout.contains("Create an account"))
      #expect(second.stdout.contains("step 2 of 3"))
      let third = try car.phone.store(["", "1", "q"])
      #expect(!third.stdout.contains("Your phone"))
      #expect(third.stdout.contains("Services for your car"))
    }
  }

  @Test func `the six digits are those in the car, and both sides may say no`() throws {
    try withCar(Car.options(pairing: "ask")) { car in
      let terminal = try Terminal(
        BuiltExecutable.phone.path,
        ["--socket", car.phone.socket, "--home", car.phone.home, "--locale", "en", "store"],
        environment: ["TERM": "xterm", "NO_COLOR": "1"])
      for (line, question) in [
        ("1", "E-mail address* > "), ("camille@example.com", "surname* > "),
        ("Camille Martin", "Country* [GB] > "), ("FR", "\n> "), ("", "iPhone 14* > "),
        ("iPhone 14", "17.5* > "), ("17.5", "\n> "), ("", "\n> "),
      ] { try terminal.answer(line, until: question) }
      let closed = try terminal.answer("", until: "\n> ")
      #expect(closed.contains("No car was connected: the car is not open for pairing"))

      try car.fixture.control("pairing", "open").done()
      var digits = try Self.digits(in: try terminal.answer("", until: "\n> "))
      #expect(digits == (try car.call("pairing.show")["number"].string))
      let differs = try terminal.answer("2", until: "\n> ")
      #expect(differs.contains("the numbers did not match"))

      try car.fixture.control("pairing", "open").done()
      digits = try Self.digits(in: try terminal.answer("", until: "\n> "))
      try terminal.type("1")
      try car.fixture.control("pairing", "accept", digits).done()
      try terminal.wait(for: "Services for your car")
      try terminal.type("q")
      #expect(try terminal.end() == .exited(0))
    }
  }

  /// The line that holds them.
  private static func digits(in screen: String) throws -> String {
    let line = screen.split(separator: "\n").first { line in
      line.count == 6 && line.allSatisfy(\.isNumber)
    }
    return String(try #require(line))
  }

  @Test func `of several cars one is chosen, and the next one connected without being named`()
    throws
  {
    let second = "SJNTAAJ12U0000002"
    let options =
      Car.options() + ["--vehicle", "qashqai-j12b/2025/tekna,market=FR,vin=\(second)"]
    try withCar(options) { car in
      let first = try car.phone.store(
        Self.account + Self.phone + [
          "", Car.vin, "", "1", "v", "2", "", "1", "q",
        ])
      #expect(first.status == .exited(0))
      #expect(first.stdout.contains("✗ No car was connected: several cars are in reach"))
      #expect(first.stdout.contains("     \(second)  Qashqai Tekna 2025 (FR)\n"))
      #expect(first.stdout.contains("Your cars"))
      let choice = try car.phone.store(["2", "v", "q"])
      #expect(choice.stdout.contains("Choose the car that you visit the store for."))
      #expect(choice.stdout.contains("  1  Qashqai Tekna 2025 (FR)  \(Car.vin)"))
      #expect(choice.stdout.contains("Services for your car"))
      #expect(try car.phone("account", "show").done().vehicles.array.count == 2)
    }
  }

  @Test func `somebody who has an account signs in to it`() throws {
    try withCar { car in
      let (first, second) = car.twoPhones()
      try first.introduce()
      try first.pair()
      let result = try run(
        .phone,
        ["--socket", second.socket, "--home", second.home, "--locale", "en"]
          + ["--store", try #require(second.store), "store"],
        stdin: (["2", "nobody@example.com", "", "camille@example.com", ""] + Self.phone
          + ["", "1", "q"]).map { $0 + "\n" }.joined())
      #expect(result.status == .exited(0))
      #expect(result.stdout.contains("✗ No account has this address"))
      #expect(result.stdout.contains("Services for your car"))
    }
  }

  @Test func `an account needs no car, and binds its store to no time`() throws {
    try withFixture { fixture in
      let created = try fixture.phone(
        "account", "create", "--email", "camille@example.com", "--name", "Camille Martin",
        "--country", "FR"
      ).done()
      #expect(created.createdAt == .null)
      let shown = try run(.phone, ["--home", fixture.phoneHome, "account", "show"])
      #expect(shown.status == .exited(0))
      #expect(!shown.stdout.contains("créé"))
      let car = try Car(fixture, Car.options())
      try car.phone("phone", "set", "--model", "iPhone 14", "--os-version", "17.5").done()
      try car.phone.pair()
      try car.phone.orderFree("my-car-finder")
    }
  }

  @Test(arguments: ["en", "fr"])
  func `R43: the terms can be read before there is an account or a car`(
    _ language: String
  ) throws {
    try withFixture { fixture in
      let terms = try fixture.phone("--locale", language, "store", "terms").done()
      #expect(terms.terms.string?.hasSuffix("-\(language)") == true)
      let shown = try run(
        .phone, ["--home", fixture.phoneHome, "--locale", language, "store", "terms"])
      #expect(shown.status == .exited(0))
      let articles = terms.articles.array
      #expect(articles.count == 11)
      let first = language == "fr" ? "1. Objet" : "1. What they are about"
      #expect(articles[0].heading.string == first)
      for article in articles {
        #expect(shown.stdout.contains("\n\n\(try #require(article.heading.string))\n"))
      }
      #expect(shown.stdout.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
  }

  @Test func `without any car in reach the screens say so, and can be left`() throws {
    try withFixture { fixture in
      let phone = Phone(socket: fixture.phoneSocket, home: fixture.phoneHome)
      let result = try phone.store(Self.account + Self.phone + ["", "b"])
      #expect(result.status == .exited(0))
      #expect(result.stdout.contains("✗ No car was connected: "))
      #expect(result.stdout.contains("See you soon."))
    }
  }
}

extension Terminal {
  /// Types a line and waits for what is asked next.
  ///
  /// - Returns: What was said until then.
  @discardableResult
  func answer(_ line: String, until question: String) throws -> String {
    try type(line)
    return try wait(for: question)
  }
}
