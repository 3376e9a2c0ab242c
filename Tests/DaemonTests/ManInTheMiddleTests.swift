import Testing

/// S22: somebody sits between the phone and the car while they pair.
@Suite(.processes) struct ManInTheMiddleTests {
  @Test(arguments: [PairingRelay.TamperMethod.swapsKeys, .changesNonce])
  func `S22: what the car did not commit to is refused before a number is shown`(
    method: PairingRelay.TamperMethod
  ) throws {
    try withCar(Car.options(pairing: "ask")) { car in
      let (end, shown) = try pair(car, through: method) { _ in
        Issue.record("the phone went on to compare")
      }
      #expect(end.status == .exited(1))
      #expect(try end.failure.name == "bad_commitment")
      #expect(shown == nil)
      try expectUnpaired(car)
    }
  }

  @Test func `S22: a relay with two keys is given away by the numbers`() throws {
    try withCar(Car.options(pairing: "ask")) { car in
      let (end, shown) = try pair(car, through: .playsBoth) { number in
        let screen = try car.fixture.control("pairing", "show").done()
        #expect(screen["number"].string != number, "the screens show different numbers")
        let refusal = try car.fixture.control("pairing", "accept", number)
        #expect(try refusal.failure.name == "pairing_number_mismatch")
      }
      #expect(end.status == .exited(1))
      #expect(try end.failure.name == "pairing_number_mismatch")
      #expect(shown?.count == 6)
      try expectUnpaired(car)
    }
  }

  @Test func `S22: people who do not look are saved by the check, until it is forged`()
    throws
  {
    try withCar(Car.options(pairing: "ask")) { car in
      let (end, _) = try pair(car, through: .playsBoth) { _ in
        let screen = try car.fixture.control("pairing", "show").done()
        try car.fixture.control("pairing", "accept", try #require(screen["number"].string)).done()
      }
      #expect(end.status == .exited(1))
      #expect(try end.failure.name == "pairing_check_failed")
      try expectUnpaired(car)
    }
  }

  @Test(arguments: [PairingRelay.TamperMethod.stripsRoot, .swapsRoot])
  func `abuse: a relay takes the store's root out, or puts its own in its place`(
    method: PairingRelay.TamperMethod
  ) throws {
    try withCar(Car.options(pairing: "ask")) { car in
      let (end, _) = try pair(car, through: method) { number in
        try car.fixture.control("pairing", "accept", number).done()
      }
      #expect(end.status == .exited(1))
      #expect(try end.failure.name == "pairing_check_failed")
      #expect(try end.failure.rule == "bad_seal")
      #expect(try car.call("trust.list").roots.array.isEmpty)
      try expectUnpaired(car)
      #expect(try car.call("trust.list").roots.array.count == 1)
    }
  }

  @Test(arguments: [PairingRelay.TamperMethod.answersRoots, .answersRole])
  func `abuse: a relay answers in the car's place which roots it trusts, or the role`(
    method: PairingRelay.TamperMethod
  ) throws {
    try withCar(Car.options(pairing: "ask")) { car in
      let (end, _) = try pair(car, through: method) { number in
        try car.fixture.control("pairing", "accept", number).done()
      }
      #expect(end.status == .exited(1))
      #expect(try end.failure.name == "bad_seal")
      #expect(try car.phone("services").failure.name == "not_paired", "the phone keeps no bond")
      // The one that the car keeps opens nothing for anybody, and the person there removes it.
      let bond = try #require(try car.call("bonds.list").bonds[0].bond.string)
      try car.fixture.control("bonds", "remove", bond).done()
      try expectUnpaired(car)
    }
  }

  /// Nobody is bonded, and the two find each other without the man in the middle.
  private func expectUnpaired(_ car: Car) throws {
    #expect(try car.fixture.control("bonds").done().bonds.array.isEmpty)
    try car.fixture.control("pairing", "open").done()
    let pairing = try car.phone.start("pair", "--yes")
    let number = try #require(try pairing.shownNumber())
    try car.fixture.control("pairing", "accept", number).done()
    #expect(try pairing.finish(for: "the phone to be paired").status == .exited(0))
  }

  /// Lets the phone pair with `method` between it and the car, and people `compare` at the car once
  /// the phone says yes to its own number: how the phone ended, and the number that it showed.
  private func pair(
    _ car: Car, through method: PairingRelay.TamperMethod, compare: (String) throws -> Void
  ) throws -> (end: CommandResult, shown: String?) {
    try car.phone.introduce()
    try car.fixture.control("pairing", "open").done()
    let relay = PairingRelay(method)
    let tap = try LineTap(at: "\(car.fixture.path)/tap", to: car.fixture.phoneSocket)
    let pairing = try car.phone.through(tap.path).start("pair", "--yes")
    var shown: String?
    try tap.serveOnePhone { line in
      if try JSONValue(parsing: line).method == "pairing.confirm" {
        let number = try #require(try pairing.shownNumber())
        shown = number
        try compare(number)
      }
      return .handOn(try relay.toCar(line)) { try relay.toPhone($0, to: line) }
    }
    let (status, output, errors) = try pairing.finish(for: "the phone to end")
    let end = CommandResult(
      status: status, stdout: String(decoding: output, as: UTF8.self),
      stderr: String(decoding: errors, as: UTF8.self))
    return (end, shown)
  }
}
