import Foundation
import Testing

/// The PIN of the doors, and who may use it.
@Suite(.processes) struct PinTests {
  /// A paired car in whose store the doors were bought, parked.
  private func withDoors(
    _ more: [String] = [], _ body: (Car) throws -> Void
  ) throws {
    try withPairedCar(Car.options() + more) { car in
      try car.buy("remote-door-lock")
      try car.advance("PT10M")
      try car.set(#""power":"off""#)
      try body(car)
    }
  }

  /// Has the doors locked or unlocked, and waits for it in world time.
  private func perform(_ action: String, _ car: Car, pin: String = "2580") throws -> JSONValue {
    let id = try car.phone(
      "use", "remote-door-lock", "--action", action, "--pin-stdin", stdin: "\(pin)\n"
    ).done().command.string
    try car.advance("PT5S")
    return try car.phone("commands", id ?? "").done().state
  }

  @Test func `doors are unlocked and locked with the PIN that the code set up`() throws {
    try withDoors { car in
      #expect(try car.phone("use", "remote-door-lock").failure.name == "pin_not_set")
      let request = try car.phone("pin", "request").done()
      #expect(request.until == "2026-01-31T10:20:00.000Z")
      let code = try #require(try car.call("pin.mail").code.string)
      #expect(code.count == 6)
      try car.phone("pin", "set", "--stdin", stdin: "\(code)\n2580\n").done()

      #expect(try perform("unlock", car) == "completed")
      #expect(try car.call("vehicles.describe").state.doorsLocked == false)
      #expect(try perform("lock", car) == "completed")
      #expect(try car.call("vehicles.describe").state.doorsLocked == true)
      let used = try car.phone("pin", "set", "--stdin", stdin: "\(code)\n1111\n")
      #expect(try used.failure.name == "pin_code_invalid", "a code is good once")
      #expect(try perform("lock", car) == "completed", "and the PIN is the old one")
    }
  }

  @Test func `without a terminal a missing PIN is told, and nothing is asked`() throws {
    try withDoors { car in
      try car.setPin("2580")
      let refused = try car.phone("use", "remote-door-lock", stdin: "2580\n")
      #expect(try refused.failure.name == "pin_required")
      #expect(try car.phone("pin", "set", stdin: "123456\n2580\n").failure.name == "no_terminal")
    }
  }

  @Test func `three wrong PINs lock it for a quarter of an hour, the right one too`()
    throws
  {
    try withDoors { car in
      try car.setPin("2580")
      for _ in 1...3 {
        let wrong = try car.phone("use", "remote-door-lock", "--pin-stdin", stdin: "1111\n")
        #expect(wrong.status == .exited(1))
        #expect(try wrong.failure.name == "pin_wrong")
      }
      let locked = try car.phone("use", "remote-door-lock", "--pin-stdin", stdin: "2580\n")
      #expect(try locked.failure.name == "pin_locked")
      #expect(try locked.failure.nextChangeAt == "2026-01-31T10:25:00.000Z")
      let french = try run(
        .phone,
        [
          "--socket", car.phone.socket, "--home", car.phone.home, "--locale", "fr", "use",
          "remote-door-lock", "--pin-stdin",
        ], stdin: "2580\n")
      #expect(
        french.stderr.contains("prochain changement 31/01/2026 11:25:00 [pin_locked]"),
        "\(french.stderr)")
      try car.advance("PT15M")
      #expect(try perform("lock", car) == "completed")
    }
  }

  @Test(arguments: ["", "258", "25800", "25 0", "abcd", "２５８０"])
  func `what is no PIN is not sent to the car, and counts as no wrong one`(
    typed: String
  ) throws {
    try withDoors { car in
      try car.setPin("2580")
      for _ in 1...4 {
        let refused = try car.phone(
          "use", "remote-door-lock", "--pin-stdin", stdin: "\(typed)\n")
        #expect(refused.status == .exited(65))
        #expect(try refused.failure.name == "pin_unreadable")
      }
      #expect(try perform("lock", car) == "completed")
      let code = try car.phone("pin", "set", "--stdin", stdin: "\(typed)\n2580\n")
      #expect(try code.failure.name == "mail_code_unreadable")
    }
  }

  @Test func `a PIN on the command line is a wrong command line`() throws {
    try withDoors { car in
      for arguments in [
        ["use", "remote-door-lock", "--pin", "2580"], ["pin", "set", "2580"],
        ["pin", "set", "--pin", "2580"],
      ] {
        let refused = try car.phone(arguments)
        #expect(refused.status == .exited(64))
      }
    }
  }

  @Test func `a driver's phone does nothing of the owner's until it gets the role`()
    throws
  {
    try withCar { car in
      let (first, second) = car.twoPhones()
      try first.introduce()
      try first.pair()
      try first.buy("remote-door-lock", address: car.address)
      try second.join()
      let bond = try #require(try second.pair().bond.string)
      try car.advance("PT10M")
      #expect(try second("vehicle").done().bondRole == "driver")
      #expect(
        try second("bonds").done().bonds.array.map(\.role) == ["owner", "driver"])
      let own = try #require(try first("bonds").done().own.string)
      for arguments in [
        ["use", "remote-door-lock"], ["pin", "request"], ["bonds", "remove", own],
        ["bonds", "owner", bond],
      ] {
        let refused = try second(arguments)
        #expect(refused.status == .exited(1))
        #expect(try refused.failure.name == "owner_only", "\(arguments)")
      }

      #expect(try first("bonds", "owner", "b-9").failure.name == "bond_unknown")
      try first("bonds", "owner", bond).done()
      #expect(try first("pin", "request").failure.name == "owner_only")
      try second("pin", "request").done()
      // The new owner sends the former one away.
      try second("bonds", "remove", own).done()
      #expect(try second("bonds").done().bonds.array.map(\.bond) == [.string(bond)])
      #expect(try first("services").failure.name == "bond_unknown")
    }
  }

  @Test func `a phone that removes itself forgets the car`() throws {
    try withPairedCar { car in
      let own = try #require(try car.phone("bonds").done().own.string)
      try car.phone("bonds", "remove", own).done()
      #expect(try car.call("bonds.list").bonds.array.isEmpty)
      #expect(try car.phone("services").failure.name == "not_paired")
    }
  }

  @Test func `neither the PIN nor the code is kept or logged`() throws {
    let pin = "7391"
    try withDoors(["--log-level", "trace"]) { car in
      var said: [(String, String)] = []
      let request = try car.phone("pin", "request")
      let code = try #require(try car.call("pin.mail").code.string)
      let set = try car.phone("pin", "set", "--stdin", stdin: "\(code)\n\(pin)\n")
      try set.done()
      let use = try car.phone("use", "remote-door-lock", "--pin-stdin", stdin: "\(pin)\n")
      try use.done()
      let wrong = try car.phone("use", "remote-door-lock", "--pin-stdin", stdin: "7392\n")
      let end = try car.daemon.terminate()
      for result in [request, set, use, wrong, end] {
        said += [("standard output", result.stdout), ("standard error", result.stderr)]
      }
      #expect(end.stderr.contains("one-time code sent"), "the log was looked at")
      let files = try Self.files(below: car.fixture.path)
      #expect(files.contains { $0.0.hasSuffix("headunit.sqlite") }, "the car was looked at")
      #expect(files.contains { $0.0.hasSuffix("phone.json") }, "the phone was looked at")
      for (name, content) in files + said {
        #expect(!content.contains(code), "the code is in \(name)")
        for secret in ["\"\(pin)\"", "\(pin)\n", "/\(pin)", "7392\n", "\"7392\""] {
          #expect(!content.contains(secret), "‘\(secret)’ is in \(name)")
        }
      }
    }
  }

  /// Every file of a folder as Latin-1 text, whatever it holds.
  private static func files(below folder: String) throws -> [(String, String)] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    return names.compactMap { name in
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else { return nil }
      return (name, String(data: data, encoding: .isoLatin1) ?? "")
    }
  }
}
