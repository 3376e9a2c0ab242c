import LinkProtocol
import LinkTransport
import Testing

@testable import HeadUnit
import WireText

/// Every request gets exactly one reply, whatever is wrong with it, on both transports.
@Suite(.timeLimit(.minutes(2)))
struct ReplyTests {
  /// A line, and the error name that must come back with `id`.
  struct Broken: Sendable, CustomTestStringConvertible {
    let line: String
    let id: JSONValue
    let name: String

    var testDescription: String { line }
  }

  static let broken: [Broken] = [
    Broken(line: "hello", id: .null, name: "parse_error"),
    Broken(line: "{\"jsonrpc\":\"2.0\",\"id\":1,", id: .null, name: "parse_error"),
    Broken(line: "42", id: .null, name: "invalid_request"),
    Broken(line: "[]", id: .null, name: "invalid_request"),
    Broken(line: "{}", id: .null, name: "invalid_request"),
    Broken(
      line: #"{"jsonrpc":"1.0","id":1,"method":"clock.get"}"#, id: .null, name: "invalid_request"),
    Broken(
      line: #"{"jsonrpc":"2.0","id":[1],"method":"clock.get"}"#, id: .null,
      name: "invalid_request"),
    Broken(
      line: #"{"jsonrpc":"2.0","id":1,"method":"clock.get","params":[]}"#, id: .null,
      name: "invalid_request"),
    Broken(
      line: #"{"jsonrpc":"2.0","id":7,"method":"clock.tell"}"#, id: 7, name: "method_not_found"),
    Broken(
      line: #"{"jsonrpc":"2.0","id":"x","method":"pairing.start","params":{"publicKey":""}}"#,
      id: "x", name: "method_not_found"),
    Broken(
      line: #"{"jsonrpc":"2.0","id":8,"method":"clock.get","params":{"now":true}}"#, id: 8,
      name: "invalid_params"),
    Broken(
      line: #"{"jsonrpc":"2.0","id":9,"method":"clock.rate"}"#, id: 9, name: "invalid_params"),
    Broken(
      line: #"{"jsonrpc":"2.0","id":9,"method":"clock.rate","params":{"rate":"fast"}}"#, id: 9,
      name: "invalid_params"),
    Broken(
      line: #"{"jsonrpc":"2.0","id":9,"method":"clock.set","params":{"to":"tomorrow"}}"#, id: 9,
      name: "invalid_params"),
    Broken(
      line: #"{"jsonrpc":"2.0","id":9,"method":"vehicles.set","params":{"power":"half"}}"#, id: 9,
      name: "invalid_params"),
  ]

  @Test(arguments: Transport.allCases)
  func `what is wrong is refused once, by name, and the connection lives on`(
    transport: Transport
  ) async throws {
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(transport: transport)) { fixture in
      try await fixture.talk(.control) { peer in
        for broken in Self.broken {
          let reply = try await peer.ask(broken.line)
          #expect(reply["id"] == broken.id, "\(broken.line)")
          #expect(reply["error"]?["data"]?["name"] == .string(broken.name), "\(broken.line)")
          let next = try await peer.ask(call("clock.get", id: "after"))
          #expect(next["id"] == "after")
          #expect(next["result"] != nil)
        }
      }
    }
  }

  @Test(arguments: ["0", "-1", "9007199254740992", #""""#, #""é""#, "null"])
  func `the id comes back as it was given`(id: String) async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.talk(.control) { peer in
        let reply = try await peer.ask(
          #"{"jsonrpc":"2.0","id":\#(id),"method":"clock.get"}"#)
        #expect(reply["id"] == (try JSONParser.parse(Array(id.utf8))))
        #expect(reply["result"] != nil)
      }
    }
  }

  @Test(arguments: Transport.allCases)
  func `replies come in the order of the requests`(transport: Transport) async throws {
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(transport: transport)) { fixture in
      try await fixture.talk(.control) { peer in
        let methods = ["clock.get", "no.such", "clock.freeze", "vehicles.list"]
        for number in 0..<200 {
          try peer.send(call(methods[number % methods.count], id: .integer(Int64(number))))
        }
        for number in 0..<200 {
          #expect(try await peer.next()["id"] == .integer(Int64(number)))
        }
      }
    }
  }

  @Test(arguments: [1, 2, 64])
  func `a batch is answered in one line, in its order`(count: Int) async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.talk(.control) { peer in
        let calls = (0..<count).map { call("clock.get", id: .integer(Int64($0))) }
        let reply = try await peer.ask("[\(calls.joined(separator: ","))]")
        guard case .array(let replies) = reply else {
          Issue.record("\(reply) is no batch")
          return
        }
        #expect(replies.map { $0["id"] } == (0..<count).map { .integer(Int64($0)) })
      }
    }
  }

  @Test func `a batch of 65 is refused whole and changes nothing`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.talk(.control) { peer in
        let calls = (0..<65).map {
          call("clock.advance", id: .integer(Int64($0)), params: #"{"by":"PT1S"}"#)
        }
        let reply = try await peer.ask("[\(calls.joined(separator: ","))]")
        #expect(reply["error"]?["data"]?["name"] == "invalid_request")
        let clock = try await peer.ask(call("clock.get", id: 1))
        #expect(clock["result"]?["worldTime"] == "2026-01-31T10:00:00.000Z")
      }
    }
  }

  @Test func `entries of a batch that are no calls are answered among the others`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.talk(.control) { peer in
        let reply = try await peer.ask(
          "[1,\(call("clock.get", id: 2)),{\"jsonrpc\":\"2.0\",\"method\":\"clock.get\"}]")
        guard case .array(let replies) = reply else {
          Issue.record("\(reply) is no batch")
          return
        }
        #expect(replies.map { $0["id"] } == [.null, 2])
        #expect(replies.first?["error"]?["data"]?["name"] == "invalid_request")
      }
    }
  }

  @Test func `a notification is carried out and not answered, alone or in a batch`()
    async throws
  {
    try await HeadUnitFixture.run { fixture in
      try await fixture.talk(.control) { peer in
        let advance = #"{"jsonrpc":"2.0","method":"clock.advance","params":{"by":"PT1S"}}"#
        try peer.send(advance)
        try peer.send("[\(advance),\(advance)]")
        try peer.send(#"{"jsonrpc":"2.0","method":"no.such"}"#)
        let clock = try await peer.ask(call("clock.get", id: 1))
        #expect(clock["id"] == 1)
        #expect(clock["result"]?["worldTime"] == "2026-01-31T10:00:03.000Z")
      }
    }
  }

  @Test(arguments: Transport.allCases)
  func `a line beyond the limit is skipped and the next one served`(
    transport: Transport
  ) async throws {
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(transport: transport)) { fixture in
      try await fixture.talk(.control) { peer in
        let long = String(repeating: "x", count: LinkLimits.control.lineBytesMax + 1)
        let reply = try await peer.ask(long)
        #expect(reply["error"]?["data"]?["name"] == "line_too_long")
        #expect(try await peer.ask(call("clock.get", id: 1))["id"] == 1)
      }
    }
  }
}

/// A call as text.
func call(_ method: String, id: JSONValue, params: String = "{}") -> String {
  let id =
    switch id {
    case .string(let text): "\"\(text)\""
    case .integer(let number): "\(number)"
    default: "null"
    }
  return #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(params)}"#
}
