import Testing

/// The PIN as somebody types it.
@Suite(.processes) struct PinTerminalTests {
  private func terminal(_ car: Car, _ arguments: String...) throws -> Terminal {
    try Terminal(
      BuiltExecutable.phone.path,
      ["--socket", car.phone.socket, "--home", car.phone.home] + arguments,
      environment: ["TERM": "xterm", "NO_COLOR": "1"])
  }

  private func withDoors(_ body: (Car) throws -> Void) throws {
    try withPairedCar { car in
      try car.buy("remote-door-lock")
      try car.advance("PT10M")
      try body(car)
    }
  }

  @Test func `the PIN is asked for when the car wants it, unseen, and sent once more`()
    throws
  {
    try withDoors { car in
      try car.setPin("2580")
      let use = try terminal(car, "use", "remote-door-lock")
      try use.wait(for: "PIN (nothing is shown while you type)\n")
      #expect(!use.echoes)
      try use.type("2580")
      #expect(try use.end() == .exited(0))
      #expect(use.echoes)
      #expect(!use.screen.contains("2580"))
      #expect(use.screen.contains("under way"))
      #expect(try car.call("services.commands").commands.array.count == 1)
    }
  }

  @Test func `a wrong PIN is asked for once, not again`() throws {
    try withDoors { car in
      try car.setPin("2580")
      let use = try terminal(car, "use", "remote-door-lock")
      try use.wait(for: "PIN (nothing is shown while you type)\n")
      try use.type("1111")
      #expect(try use.end() == .exited(1))
      #expect(use.screen.contains("[pin_wrong]"))
      #expect(!use.screen.contains("1111"))
    }
  }

  @Test func `nobody is asked for a PIN that would not help`() throws {
    try withDoors { car in
      let use = try terminal(car, "use", "remote-door-lock")
      #expect(try use.end() == .exited(1))
      #expect(use.screen.contains("[pin_not_set]"))
      #expect(!use.screen.contains("nothing is shown"))
    }
  }

  @Test func `the code and the PIN are typed unseen, the PIN twice`() throws {
    try withDoors { car in
      try car.phone("pin", "request").done()
      let code = try #require(try car.call("pin.mail").code.string)
      for (again, status) in [("2581", ExitStatus.exited(65)), ("2580", .exited(0))] {
        let set = try terminal(car, "--locale", "fr", "pin", "set")
        try set.wait(for: "code reçu par e-mail (rien ne s’affiche pendant la saisie)\n")
        #expect(!set.echoes)
        try set.type(code)
        try set.wait(for: "code PIN (rien ne s’affiche pendant la saisie)\n")
        try set.type("2580")
        try set.wait(for: "confirmez le code PIN (rien ne s’affiche pendant la saisie)\n")
        #expect(!set.echoes)
        try set.type(again)
        #expect(try set.end() == status)
        #expect(set.echoes)
        #expect(!set.screen.contains("258") && !set.screen.contains(code))
      }
      try car.phone("use", "remote-door-lock", "--pin-stdin", stdin: "2580\n").done()
    }
  }
}
