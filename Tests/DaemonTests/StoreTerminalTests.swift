import Glibc
import Testing

/// The interactive store at a real terminal.
@Suite(.processes) struct StoreTerminalTests {
  private func terminal(
    _ car: Car, environment: [String: String] = ["NO_COLOR": "1"]
  ) throws -> Terminal {
    try Terminal(
      BuiltExecutable.phone.path,
      ["--socket", car.fixture.phoneSocket, "--home", car.fixture.phoneHome, "store"],
      environment: ["TERM": "xterm"].merging(environment) { $1 })
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
