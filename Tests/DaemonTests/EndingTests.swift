import Foundation
import Glibc
import Testing

/// How a daemon ends, and begins again.
@Suite(.processes) struct EndingTests {
  /// Shorter than the time a connection that does not want to end would be given.
  private static let secondsMax = 4.0

  @Test(arguments: [SIGTERM, SIGINT])
  func `a signal ends it cleanly, with connections open and idle`(signal: Int32) throws {
    try withPairedCar { car in
      let control = try RawClient(car.fixture.controlSocket)
      let phone = try RawClient(car.fixture.phoneSocket)
      let half = try RawClient(car.fixture.controlSocket)
      #expect(try control.request("daemon.status").error == nil)
      try half.send(#"{"jsonrpc":"2.0","id":1,"#)
      let before = try car.servicesLine()

      let end = try car.daemon.end(by: Deadline(seconds: Self.secondsMax), after: signal)
      #expect(end.status == .exited(0))
      #expect(end.stdout.isEmpty)
      #expect(!FileManager.default.fileExists(atPath: car.fixture.controlSocket))
      #expect(!FileManager.default.fileExists(atPath: car.fixture.phoneSocket))
      #expect(try control.line() == nil)
      #expect(try phone.line() == nil)

      try car.daemon.restart()
      #expect(try car.servicesLine() == before)
      #expect(try car.phone("services").status == .exited(0))
    }
  }

  @Test func `what was asked before the signal is answered`() throws {
    try withCar { car in
      let client = try RawClient(car.fixture.controlSocket)
      let line = #"{"jsonrpc":"2.0","id":1,"method":"clock.advance","params":{"by":"PT1S"}}"#
      try client.send(String(repeating: line + "\n", count: 20))
      // The first answer says that the lines have arrived.
      let first = try JSONValue(parsing: try #require(try client.line()))
      #expect(first.error == nil)
      let end = try car.daemon.terminate()
      #expect(end.status == .exited(0))
      var answered = first
      while let line = try client.line() { answered = try JSONValue(parsing: line) }
      let promised = try #require(answered.result.worldTime.string)
      try car.daemon.restart()
      #expect(try car.call("clock.get").worldTime.string == promised)
    }
  }

  @Test func `under load it ends within two seconds, and keeps what it answered`()
    throws
  {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      let movers = try (1...8).map { _ in try RawClient(car.fixture.controlSocket) }
      let asleep = try (1...8).map { _ in try RawClient(car.fixture.controlSocket) }
      let move = #"{"jsonrpc":"2.0","id":1,"method":"clock.advance","params":{"by":"PT1S"}}"# + "\n"
      let look = #"{"jsonrpc":"2.0","id":1,"method":"profiles.list","params":{}}"# + "\n"
      let watch = #"{"jsonrpc":"2.0","id":1,"method":"journal.watch","params":{}}"# + "\n"
      // They ask for a lot and read nothing.
      for client in asleep { try client.send(watch + String(repeating: look, count: 30)) }
      for client in movers { try client.send(String(repeating: move, count: 200)) }
      // The first answers say that it is at work.
      for client in movers { _ = try client.line() }
      let end = try car.daemon.end(by: Deadline(seconds: 2), after: SIGTERM)
      #expect(end.status == .exited(0))
      var promised = ""
      for client in movers {
        while let line = try client.line() {
          guard let answer = try? JSONValue(parsing: line) else { break }
          promised = max(promised, answer.result.worldTime.string ?? "")
        }
      }
      try car.daemon.restart()
      #expect(try #require(try car.call("clock.get").worldTime.string) >= promised)
    }
  }

  @Test func `a kill leaves nothing that stops the next start`() throws {
    try withCar { car in
      let before = try car.servicesLine()
      for _ in 1...3 {
        car.daemon.kill()
        #expect(FileManager.default.fileExists(atPath: "\(car.fixture.controlSocket).lock"))
        try car.daemon.restart()
      }
      #expect(try car.servicesLine() == before)
      #expect(try car.daemon.terminate().status == .exited(0))
      let left = try FileManager.default.contentsOfDirectory(atPath: car.fixture.runtimeFolder)
      #expect(left.isEmpty)
    }
  }

  @Test func `a pairing that waits for its person does not hold up the end`() throws {
    try withCar(Car.options(pairing: "ask")) { car in
      try car.phone.introduce()
      try car.call("pairing.open")
      let pairing = try car.phone.start("pair", "--yes")
      while let line = try pairing.errorLine(by: .usual, for: "the phone to show a number") {
        if line.contains("number on the phone") { break }
      }
      let end = try car.daemon.end(by: Deadline(seconds: Self.secondsMax), after: SIGTERM)
      #expect(end.status == .exited(0))
      let phone = try pairing.finish(for: "the phone to give up")
      #expect(phone.status != .exited(0))
      #expect(try JSONValue(parsing: String(decoding: phone.output, as: UTF8.self)).error != nil)
    }
  }

  @Test func `a socket left behind by a kill is replaced`() throws {
    try withCar { car in
      car.daemon.kill()
      #expect(FileManager.default.fileExists(atPath: car.fixture.controlSocket))
      let unserved = try car.fixture.control("status")
      #expect(unserved.status == .exited(69))
      #expect(try unserved.failure.name == "socket_not_served")
      try car.daemon.restart()
      #expect(try car.fixture.control("status").status == .exited(0))
    }
  }

  @Test func `a second signal is no crash`() throws {
    try withCar { car in
      Glibc.kill(car.daemon.processID, SIGTERM)
      Glibc.kill(car.daemon.processID, SIGINT)
      let end = try car.daemon.end()
      #expect(end.status == .exited(0))
    }
  }

  @Test func `its folders are nobody else's`() throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      for (folder, mode) in [(car.fixture.stateFolder, 0o700), (car.fixture.phoneHome, 0o700)] {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder)
        #expect(attributes[.posixPermissions] as? Int == mode, "\(folder)")
      }
    }
  }
}
