import Testing

/// `kill -9` at any point, and the same command line again.
@Suite(.processes) struct KillTests {
  @Test func `a kill and a restart change no answer, wherever the purchase stands`()
    throws
  {
    try withCar { car in
      try car.phone.introduce()
      try expectNoChange(of: car, "nobody paired yet") { "" }
      try car.phone.pair()
      try expectNoChange(of: car, "paired") { try silentServices(car) }
      try car.buy("smart-alerts", with: .failsAtRenewal)
      for (instant, state) in [
        ("2026-01-31T10:00:00.001Z", "activating in_progress 2026-01-31T10:05:00.000Z"),
        ("2026-01-31T10:05:00.000Z", "active paid 2026-02-28T10:00:00.000Z"),
        ("2026-02-28T10:00:00.000Z", "grace billing_grace 2026-03-16T10:00:00.000Z"),
        ("2026-03-16T10:00:00.000Z", "suspended on_hold 2026-04-29T10:00:00.000Z"),
        ("2026-04-29T10:00:00.000Z", "expired billing"),
      ] {
        try car.setClock(instant)
        #expect(try car.phone.state(of: "smart-alerts") == state)
        try expectNoChange(of: car, state) { try silentServices(car) }
      }
    }
  }

  private func expectNoChange(
    of car: Car, _ point: String, _ ask: () throws -> String
  ) throws {
    let (before, askedBefore) = (try car.servicesLine(), try ask())
    try car.daemon.restart()
    #expect(try car.servicesLine() == before, "\(point)")
    #expect(try ask() == askedBefore, "\(point)")
  }

  @Test func `I12: a kill amid a burst loses nothing that was answered`() throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      let mover = try RawClient(car.fixture.controlSocket)
      let asker = try RawClient(car.fixture.controlSocket)
      try mover.send(lines(400) { (#"clock.advance"#, #"{"by":"PT1S"}"#, $0) })
      try asker.send(lines(100) { (#"services.list"#, "{}", $0) })
      var answered = JSONValue.null
      for id in 1...60 {
        answered = try JSONValue(parsing: try #require(try mover.line()))
        #expect(answered.id == JSONValue(integerLiteral: id))
      }
      let promised = try #require(answered.result.worldTime.string)
      #expect(promised == "2026-01-31T10:01:00.000Z")
      try car.daemon.restart()

      let kept = try #require(try car.call("clock.get").worldTime.string)
      #expect(kept >= promised)
      #expect(kept <= "2026-01-31T10:06:40.000Z")
      try car.setClock("2026-01-31T10:10:00Z")
      #expect(try car.phone.state(of: "smart-alerts") == "active paid 2026-02-28T10:00:00.000Z")
    }
  }

  @Test func `S5: a document whose acknowledgement is lost with the daemon is in the car once`()
    throws
  {
    try withPairedCar { car in
      let tap = try LineTap(at: "\(car.fixture.path)/tap", to: car.fixture.phoneSocket)
      let nowhere = car.phone.through("\(car.fixture.path)/nowhere")
      let bought = try nowhere.buy("smart-alerts", address: car.address)
      #expect(bought.delivered == false)

      let push = try car.phone.through(tap.path).start("push")
      try tap.serveOnePhone { line in
        try LineTap.document(in: line) == nil ? .handOn(line) : .handOnAndHangUp(line)
      }
      try car.daemon.restart()
      #expect(try push.finish(for: "the push to fail").status == .exited(69))

      let again = try car.phone("push").done()
      #expect(again.delivered == true)
      #expect(again.documentVersion == 1)
      #expect(try car.phone("push").done().delivered == false)
      try car.setClock("2026-01-31T10:10:00Z")
      #expect(try car.state(of: "smart-alerts") == "active paid 2026-02-28T10:00:00.000Z")
    }
  }

  /// As the phone hears it: its bond opens a session, and nothing is delivered.
  private func silentServices(_ car: Car) throws -> String {
    let answer = try car.phone("services", "--no-push")
    try answer.done()
    return answer.stdout
  }

  private func lines(
    _ count: Int, _ call: (Int) -> (method: String, params: String, id: Int)
  ) -> String {
    (1...count).map { number in
      let (method, params, id) = call(number)
      return #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(params)}"# + "\n"
    }.joined()
  }
}
