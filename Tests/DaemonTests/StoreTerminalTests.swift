import Foundation
import Glibc
import Testing

/// The interactive store at a real terminal.
@Suite(.processes) struct StoreTerminalTests {
  private func terminal(
    _ car: Car, environment: [String: String] = ["NO_COLOR": "1"]
  ) throws -> Terminal {
    // So large that every screen is one page.
    try Terminal(
      BuiltExecutable.phone.path,
      ["--socket", car.fixture.phoneSocket, "--home", car.fixture.phoneHome, "store"],
      environment: ["TERM": "xterm"].merging(environment) { $1 }, lines: 60)
  }

  @Test func `I10: the card number and the code are not shown while they are typed`()
    throws
  {
    try withPairedCar { car in
      let terminal = try atNumber(car)
      #expect(!terminal.echoes)
      try terminal.type("4242 4242 4242 4242")
      try terminal.wait(for: "Expiry date* > ")
      #expect(terminal.echoes)
      try terminal.type("12/28")
      try terminal.wait(for: "Security code* (nothing is shown while you type) > ")
      #expect(!terminal.echoes)
      try terminal.type("917")
      try terminal.wait(for: "\n> ")
      #expect(terminal.screen.contains("•••• 4242"))
      #expect(!terminal.screen.contains("4242 4242"))
      #expect(!terminal.screen.contains("917"))
      #expect(!terminal.screen.contains("\u{1B}"), "NO_COLOR is heeded")
      try terminal.type("q")
      #expect(try terminal.end() == .exited(0))
    }
  }

  @Test func `I10: a card number in a field that is seen is taken off the terminal`() throws {
    try withPairedCar { car in
      let terminal = try atNumber(car)
      try terminal.type("4242 4242 4242 4242")
      try terminal.wait(for: "Expiry date* > ")
      try terminal.type("4242 4242 4242 4242")
      try terminal.wait(for: "4242 4242 4242 4242\n\u{1B}[A\u{1B}[2K")
      try terminal.type("917")
      let form = try terminal.wait(for: "\n> ")
      #expect(!form.contains("4242 4242"))
      try terminal.type("q")
      #expect(try terminal.end() == .exited(0))
    }
  }

  @Test func `I10: a card number typed where a choice is asked for is taken off the terminal`()
    throws
  {
    try withPairedCar { car in
      let terminal = try terminal(car)
      try terminal.wait(for: "\n> ")
      try terminal.type("4242424242424242")
      try terminal.wait(for: "4242424242424242\n\u{1B}[A\u{1B}[2K")
      try terminal.type("q")
      #expect(try terminal.end() == .exited(0))
    }
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `whatever ends it, the terminal shows what is typed again`(
    _ signal: Int32
  ) throws {
    try withPairedCar { car in
      let terminal = try atNumber(car)
      #expect(!terminal.echoes)
      if signal == SIGINT { try terminal.press("\u{3}") } else { terminal.send(signal: signal) }
      #expect(try terminal.end() == .killed(signal: signal))
      #expect(terminal.echoes)
      // And the purchase is taken up where it was left.
      let resumed = try car.phone.store(["1", "q"])
      #expect(resumed.stdout.contains("Resume your purchase?"))
      #expect(resumed.stdout.contains("Add a payment method"))
    }
  }

  @Test func `Ctrl-D while a number is typed ends the visit, and the echo is back`()
    throws
  {
    try withPairedCar { car in
      let terminal = try atNumber(car)
      try terminal.press("\u{4}")
      #expect(try terminal.end() == .exited(0))
      #expect(terminal.echoes)
    }
  }

  @Test func `colours come only where they are wanted`() throws {
    try withPairedCar { car in
      let coloured = try terminal(car, environment: ["NO_COLOR": ""])
      try coloured.wait(for: "\n> ")
      try coloured.type("q")
      #expect(try coloured.end() == .exited(0))
      #expect(coloured.screen.contains("\u{1B}[1m"))
    }
  }

  private static let sizes = [(80, 24), (120, 40), (50, 20), (200, 50)]

  @Test(arguments: sizes, ["en", "fr"])
  func `R44: in any window the order button is on the screen when it is pressed`(
    size: (columns: Int, lines: Int), language: String
  ) throws {
    try withPairedCar { car in
      let isFrench = language == "fr"
      var walk = try StoreWalk(car, language, columns: size.columns, lines: size.lines)
      try walk.choose(isFrench ? "Alertes intelligentes" : "Smart Alerts")
      try walk.choose(isFrench ? "1 mois" : "1 month")
      let field = isFrench ? "Adresse, ligne 1* > " : "Address line 1* > "
      for _ in 0..<10 where !walk.screen.hasSuffix(field) { try walk.type("") }
      for line in [
        "cranfield technology park", "moulsoe road", "cranfield", "mk43 0db", "bedfordshire", "GB",
      ] {
        try walk.type(line)
      }
      let holder = isFrench ? "Nom du titulaire* > " : "Cardholder's name* > "
      for _ in 0..<10 where !walk.screen.hasSuffix(holder) { try walk.type("") }
      for line in ["Camille Martin", "4242 4242 4242 4242", "12/28", "123"] { try walk.type(line) }
      let terms = isFrench ? "J’accepte" : "I accept"
      for _ in 0..<10 where walk.number(of: terms) == nil { try walk.type("") }
      try walk.choose(isFrench ? "Consulter" : "Read")
      try walk.choose(terms)

      let button = isFrench ? "Confirmer – commande" : "Confirm – order"
      if walk.number(of: button) == nil {
        try walk.type("1")
        #expect(walk.number(of: button) == "1", "it turns the page and buys nothing")
        #expect(try car.phone("orders").done().receipts.array.isEmpty)
      }
      try walk.type("1")
      #expect(try car.phone("orders").done().receipts.array.count == 1)
      try walk.terminal.type("q")
      #expect(try walk.terminal.end() == .exited(0))
    }
  }

  @Test func `a number that is not on the page does nothing but turn to it`() throws {
    try withPairedCar { car in
      var walk = try StoreWalk(car, "en", columns: 80, lines: 24)
      #expect(walk.number(of: "Smart Alerts") == nil)
      let number = try car.phone.number(of: "Smart Alerts")
      try walk.type(number)
      #expect(walk.screen.contains("Line \(number) stands on this page; choose it here."))
      #expect(walk.screen.contains("Services for your car"))
      try walk.type(number)
      #expect(walk.screen.contains("\n\nSmart Alerts\n"), "and there it is chosen")
    }
  }

  @Test func `a later page has an empty line below its heading too`() throws {
    try withPairedCar { car in
      var walk = try StoreWalk(car, "fr", columns: 80, lines: 24)
      #expect(walk.screen.contains("page 1 sur"))
      try walk.type("")
      #expect(walk.screen.contains("\nLes services pour votre véhicule\n\n"))
    }
  }

  @Test func `a value stands below a label that leaves it no room`() throws {
    try withCar { car in
      let terminal = try Terminal(
        BuiltExecutable.phone.path,
        [
          "--socket", car.fixture.phoneSocket, "--home", car.fixture.phoneHome, "--locale", "fr",
          "store",
        ], environment: ["TERM": "xterm", "NO_COLOR": "1"], columns: 50, lines: 20)
      for (line, question) in [
        ("1", "Adresse e-mail* > "), ("camille@example.com", "nom* > "),
        ("Camille Martin", "Pays* [FR] > "), ("", "\n> "), ("", "iPhone 14* > "),
        ("iPhone 14", "17.5* > "), ("17.5", "\n> "), ("", "\n> "), ("1", "à proximité > "),
      ] { try terminal.answer(line, until: question) }
      let form = try terminal.answer("SJNTAAJ12U0000001", until: "\n> ")
      #expect(
        form.contains("VIN, si plusieurs voitures sont à proximité\n       SJNTAAJ12U0000001\n"))
    }
  }

  @Test func `what is said of a page is broken between words`() throws {
    try withPairedCar { car in
      var walk = try StoreWalk(car, "fr", columns: 50, lines: 20)
      try walk.type(try car.phone.number(of: "Alertes intelligentes", "fr"))
      #expect(walk.screen.contains("choisissez-la\nici.\n"))
    }
  }

  @Test func `what scrolled away is not chosen: the screen is shown again`() throws {
    try withPairedCar { car in
      var walk = try StoreWalk(car, "en", columns: 80, lines: 24)
      for _ in 0..<8 { try walk.type("x") }
      try walk.type("1")
      #expect(walk.screen.contains("The screen had scrolled away; here it is again."))
      try walk.type("1")
      #expect(walk.screen.contains("\n\nJourney History\n"))
    }
  }

  @Test func `a window of another size shows the screen anew, and forgets what was half typed`()
    throws
  {
    try withPairedCar { car in
      let walk = try StoreWalk(car, "en", columns: 80, lines: 24)
      #expect(walk.screen.contains("page 1 of"))
      try walk.terminal.press("1")
      walk.terminal.resize(columns: 100, lines: 60)
      try walk.terminal.wait(for: "Entertainment Pack")
      let rest = try walk.terminal.wait(for: "\n> ")
      #expect(!rest.contains("page "))
      try walk.terminal.type("2")
      try walk.terminal.wait(for: "\n\nSend Destination to Car\n")
    }
  }

  @Test func `R45: what was bought is not cancelled by leaving, and nothing says so`() throws {
    try withPairedCar { car in
      let number = try car.phone.number(of: "My Car Finder")
      let result = try car.phone.store([number, "", "2", "1", "q"])
      let done = try #require(result.stdout.components(separatedBy: "Purchase confirmed").last)
      #expect(!done.contains("Cancel"))
      #expect(result.stdout.contains("< Back to the store\n\nPurchase confirmed"))
    }
  }

  /// A terminal at the question for the card number.
  private func atNumber(_ car: Car) throws -> Terminal {
    let number = try car.phone.number(of: "Smart Alerts")
    let terminal = try terminal(car)
    try terminal.wait(for: "\n> ")
    for (line, question) in [
      (number, "\n> "), ("", "\n> "), ("1", "\n> "), ("", "Address line 1* > "),
      ("1 rue de Rivoli", "Address line 2 > "), ("", "Town* > "), ("Paris", "Postcode* > "),
      ("75001", "County > "), ("", "Country* [FR] > "), ("", "\n> "), ("", "\n> "),
      ("", "Cardholder's name* > "),
      ("Camille Martin", "Card number* (nothing is shown while you type) > "),
    ] {
      try terminal.type(line)
      try terminal.wait(for: question)
    }
    return terminal
  }
}
