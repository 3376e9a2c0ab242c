import FoundationEssentials
import Testing
import WorldTime

@testable import LinkProtocol
import WireText

struct ReplyTests {
  private func line(_ value: some Encodable) throws -> JSONValue {
    try JSONParser.parse(JSONLineEncoder.encode(value))
  }

  private func read(_ text: String) throws -> IncomingReply<BondsList.Response> {
    try JSONDecoder().decode(IncomingReply<BondsList.Response>.self, from: Data(text.utf8))
  }

  @Test(arguments: [RequestID.number(1), .string("x"), .null])
  func `a reply gives the id back as it came`(id: RequestID) throws {
    let reply = try line(OutgoingReply(id: id, result: Done()))
    let written: JSONValue =
      switch id {
      case .number(let number): .integer(number)
      case .string(let text): .string(text)
      case .null: .null
      }
    #expect(reply == ["jsonrpc": "2.0", "id": written, "result": [:]])
  }

  @Test func `a refusal carries its name, whether to retry, and what is known`() throws {
    let error = WireError(
      .notYetValid, "issued at noon", rule: "iat", detail: "+60 s",
      nextChangeAt: Instant(milliseconds: 0))
    #expect(
      try line(OutgoingReply<Never>(id: .number(1), error: error)) == [
        "jsonrpc": "2.0", "id": 1,
        "error": [
          "code": 1310, "message": "issued at noon",
          "data": [
            "name": "not_yet_valid", "retryable": true, "rule": "iat", "detail": "+60 s",
            "nextChangeAt": "1970-01-01T00:00:00.000Z",
          ],
        ],
      ])
  }

  @Test func `a refusal comes back as it left`() throws {
    let error = WireError(.rollback, "older", rule: "ver")
    let bytes = try JSONLineEncoder.encode(OutgoingReply<Never>(id: .number(1), error: error))
    let reply = try JSONDecoder().decode(IncomingReply<Done>.self, from: Data(bytes))
    #expect(reply.id == .number(1))
    #expect(throws: error) { try reply.outcome.get() }
  }

  @Test func `an error of a newer or a plainer peer is still read`() throws {
    let newer = try read(
      #"{"id":1,"error":{"code":1999,"message":"m","data":{"name":"moon","retryable":true,"x":1}}}"#
    )
    let plain = try read(#"{"id":1,"error":{"code":-32603,"message":"m"}}"#)
    guard case .failure(let moon) = newer.outcome, case .failure(let bare) = plain.outcome else {
      Issue.record("no errors")
      return
    }
    #expect((moon.name, moon.retryable, moon.known) == ("moon", true, nil))
    #expect((bare.name, bare.retryable, bare.code) == ("unnamed", false, -32_603))
  }

  @Test func `members of a result that are not known are passed over`() throws {
    #expect(try read(#"{"id":1,"result":{"bonds":[],"new":1},"extra":2}"#).id == .number(1))
  }

  @Test(arguments: [#"{"id":1}"#, #"{"id":1,"result":1}"#, #"{"id":{},"result":{}}"#, "[]"])
  func `what is no reply is not taken for one`(text: String) {
    #expect(throws: DecodingError.self) { try read(text) }
  }

  @Test func `a call is a line that the server's reader takes`() throws {
    let bytes = try JSONLineEncoder.encode(
      OutgoingCall(id: .string("a"), TrustRemove(fingerprint: "f/+")))
    #expect(!bytes.contains(UInt8(ascii: "\n")))
    guard case .single(let call) = try IncomingLine(parsing: bytes) else {
      Issue.record("no call")
      return
    }
    #expect(call.id == .string("a"))
    #expect(call.method == "trust.remove")
    #expect(call.params == ["fingerprint": "f/+"])
  }
}
