import Foundation
import Testing

/// Somebody without any code of ours on the sockets: a line in, a line out.
@Suite(.processes) struct UnauthenticatedPeerTests {
  @Test func `one line is answered by one line`() throws {
    try withCar { car in
      let client = try RawClient(car.fixture.controlSocket)
      try client.send(Self.question + "\n")
      client.finishSending()
      try expectAnswer(try #require(try client.line()), car)
      #expect(try client.line() == nil, "one answer, and the end")
    }
  }

  @Test(.enabled("socat is not installed") { FileManager.default.isExecutableFile(atPath: socat) })
  func `a line from a shell is answered by one line`() throws {
    try withCar { car in
      let shell = try run(
        path: Self.socat, ["-", "UNIX-CONNECT:\(car.fixture.controlSocket)"],
        stdin: Self.question + "\n")
      #expect(shell.status == .exited(0))
      #expect(shell.stdout.count { $0 == "\n" } == 1)
      try expectAnswer(shell.stdout, car)
    }
  }

  private static let socat = "/usr/bin/socat"
  private static let question = #"{"jsonrpc":"2.0","id":1,"method":"daemon.status"}"#

  private func expectAnswer(_ line: String, _ car: Car) throws {
    let reply = try JSONValue(parsing: line)
    #expect(reply.jsonrpc == "2.0")
    #expect(reply.id == 1)
    #expect(reply.result.pid.number == Double(car.daemon.processID))
    #expect(reply.result.worldTime.string == Car.start)
  }

  @Test func `every method that is described exists on its socket`() throws {
    try withCar { car in
      let description = try car.call("rpc.discover")
      #expect(description.openrpc.string?.hasPrefix("1.3.") == true)
      let methods = description.methods.array
      #expect(methods.count > 30)
      var asked = 0
      for method in methods {
        let name = try #require(method.name.string)
        let tags = method.tags.array.compactMap(\.name.string)
        for (tag, socket) in [
          ("phone", car.fixture.phoneSocket), ("control", car.fixture.controlSocket),
        ] {
          let isHere = tags.contains { $0.hasPrefix(tag) }
          let reply = try RawClient(socket).request(name, #"{"surely not a parameter":1}"#)
          #expect(reply.error != nil, "\(name)")
          #expect((reply.error.data.name != "method_not_found") == isHere, "\(name) on \(socket)")
          asked += isHere ? 1 : 0
        }
      }
      #expect(asked >= methods.count)
    }
  }

  @Test func `what cannot be read is refused by name, and the connection lives on`()
    throws
  {
    try withCar { car in
      let before = try car.servicesLine()
      for socket in [car.fixture.controlSocket, car.fixture.phoneSocket] {
        let client = try RawClient(socket)
        for (line, name) in Self.unreadable {
          try client.send(bytes: line + [UInt8(ascii: "\n")])
          let reply = try JSONValue(parsing: try #require(try client.line()))
          let start = String(decoding: line.prefix(60), as: UTF8.self)
          #expect(reply.error.data.name.string == name, "\(start) → \(reply)")
        }
        #expect(try client.request("rpc.discover").result.openrpc != nil)
      }
      #expect(try car.servicesLine() == before)
    }
  }

  private static let unreadable: [([UInt8], String)] =
    [
      ("hello", "parse_error"), (#"{"jsonrpc":"#, "parse_error"), ("\u{0}", "parse_error"),
      (#""a text""#, "invalid_request"), ("{}", "invalid_request"), ("[]", "invalid_request"),
      (#"{"jsonrpc":"1.0","id":1,"method":"rpc.discover"}"#, "invalid_request"),
      (#"{"jsonrpc":"2.0","id":1,"id":2,"method":"rpc.discover"}"#, "invalid_request"),
      (String(repeating: "[", count: 100_000), "invalid_request"),
      (#"{"jsonrpc":"2.0","id":1,"method":"moon.land"}"#, "method_not_found"),
      (
        #"{"jsonrpc":"2.0","id":1,"method":"rpc.discover","params":{"x":1}}"#, "invalid_params"
      ),
      (String(repeating: "a", count: 1 << 20), "line_too_long"),
    ].map { (Array($0.utf8), $1) } + [([0xFF, 0xFE], "parse_error")]

  @Test func `a phone that has not paired gets nothing done`() throws {
    try withCar { car in
      let hello = """
        {"protocolVersions":[1],"phone":{"id":"unknown","name":"S","model":"M","os":"O",\
        "osVersion":"1","appVersion":"1","locale":"en"}}
        """
      let client = try RawClient(car.fixture.phoneSocket)
      let early = try client.request("entitlements.push", #"{"document":"a.b.c"}"#)
      #expect(early.error.data.name == "hello_first")
      #expect(try client.request("link.hello", hello).result.bonded == false)
      for (method, params) in [
        ("entitlements.push", #"{"document":"a.b.c"}"#), ("entitlements.version", "{}"),
        ("vehicle.describe", "{}"), ("services.list", "{}"),
        ("services.explain", #"{"service":"smart-alerts"}"#), ("pairing.forget", "{}"),
      ] {
        let reply = try client.request(method, params)
        #expect(reply.error.data.name == "session_required", "\(method)")
      }
      let nonce = "AAAAAAAAAAAAAAAAAAAAAA"
      let challenge = try client.request(
        "session.challenge", #"{"bond":"b-0000000000000000","nonce":"\#(nonce)"}"#)
      #expect(challenge.error.data.name == "bond_unknown")
      #expect(try client.request("services.list").error.data.name == "session_required")
      #expect(try client.request("clock.get").error.data.name == "method_not_found")
    }
  }

  @Test func `a bond's name without its key opens no session`() throws {
    try withPairedCar { car in
      let bond = try #require(try car.call("bonds.list").bonds[0].bond.string)
      let client = try RawClient(car.fixture.phoneSocket)
      let hello = """
        {"protocolVersions":[1],"phone":{"id":"thief","name":"T","model":"M","os":"O",\
        "osVersion":"1","appVersion":"1","locale":"en"}}
        """
      #expect(try client.request("link.hello", hello).error == nil)
      let zeros = "AAAAAAAAAAAAAAAAAAAAAA"
      let challenge = try client.request(
        "session.challenge", #"{"bond":"\#(bond)","nonce":"\#(zeros)"}"#)
      let proof = try #require(challenge.result.proof.string)
      for guess in [zeros, proof] {
        let opened = try client.request("session.open", #"{"proof":"\#(guess)"}"#)
        #expect(opened.error != nil)
      }
      #expect(try client.request("services.list").error.data.name == "session_required")
      #expect(try car.phone("services").status == .exited(0), "the true phone is not locked out")
    }
  }
}
