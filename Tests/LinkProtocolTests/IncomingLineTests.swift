import Testing
import WireText

@testable import LinkProtocol

private func read(_ text: String) -> Result<IncomingLine, WireError> {
  do throws(WireError) {
    return .success(try IncomingLine(parsing: text.utf8))
  } catch {
    return .failure(error)
  }
}

private func refusal(of text: String) -> WireError? {
  guard case .failure(let error) = read(text) else { return nil }
  return error
}

private func single(in text: String) -> IncomingCall? {
  guard case .success(.single(let call)) = read(text) else { return nil }
  return call
}

struct IncomingLineTests {
  @Test(arguments: [
    (#""id":7,"#, RequestID.number(7)), (#""id":-7,"#, .number(-7)), (#""id":"7","#, .string("7")),
    (#""id":"","#, .string("")), (#""id":null,"#, .null), ("", nil),
  ])
  func `a call is read with its id, a notification without`(member: String, id: RequestID?) throws {
    let call = try #require(
      single(in: "{\"jsonrpc\":\"2.0\",\(member)\"method\":\"a.b\",\"params\":{\"c\":1}}"))
    #expect(call.id == id)
    #expect(call.method == "a.b")
    #expect(call.params == ["c": 1])
  }

  @Test func `a call without params has none`() throws {
    let call = try #require(single(in: #"{"jsonrpc":"2.0","id":1,"method":"clock.get"}"#))
    #expect(call.params == [:])
  }

  @Test(arguments: [
    ("", ErrorName.parseError), ("hello", .parseError), ("{\"jsonrpc\":", .parseError),
    ("\u{0}", .parseError), (#"{"a":1,"a":2}"#, .invalidRequest),
    (#"{"jsonrpc":"2.0","id":9007199254740993,"method":"a.b"}"#, .invalidRequest),
    (#"{"jsonrpc":"2.0","id":1,"method":"\u0000"}"#, .invalidRequest),
    ("1", .invalidRequest), ("null", .invalidRequest), ("\"call\"", .invalidRequest),
    ("{}", .invalidRequest), (#"{"jsonrpc":"2.0"}"#, .invalidRequest),
    (#"{"method":"a.b"}"#, .invalidRequest),
    (#"{"jsonrpc":"1.0","method":"a.b"}"#, .invalidRequest),
    (#"{"jsonrpc":2.0,"method":"a.b"}"#, .invalidRequest),
    (#"{"jsonrpc":"2.0","method":1}"#, .invalidRequest),
    (#"{"jsonrpc":"2.0","method":null,"id":1}"#, .invalidRequest),
    (#"{"jsonrpc":"2.0","method":"a.b","id":1.5}"#, .invalidRequest),
    (#"{"jsonrpc":"2.0","method":"a.b","id":true}"#, .invalidRequest),
    (#"{"jsonrpc":"2.0","method":"a.b","id":{}}"#, .invalidRequest),
    (#"{"jsonrpc":"2.0","method":"a.b","id":[1]}"#, .invalidRequest),
    (#"{"jsonrpc":"2.0","method":"a.b","params":[1]}"#, .invalidRequest),
    (#"{"jsonrpc":"2.0","method":"a.b","params":null}"#, .invalidRequest),
    (#"{"jsonrpc":"2.0","method":"a.b","params":"x"}"#, .invalidRequest),
    (#"{"jsonrpc":"2.0","method":"a.b","result":1}"#, .invalidRequest), ("[]", .invalidRequest),
  ])
  func `a line of another form is refused by name`(line: String, name: ErrorName) throws {
    let error = try #require(refusal(of: line))
    #expect(error.known == name)
    #expect(error.code == (name == .parseError ? -32_700 : -32_600))
    #expect(!error.message.isEmpty)
  }

  private static func batch(_ count: Int) -> String {
    "["
      + Array(repeating: #"{"jsonrpc":"2.0","id":1,"method":"a.b"}"#, count: count)
      .joined(separator: ",") + "]"
  }

  @Test(arguments: [1, 2, 64])
  func `a batch up to its limit is read in order`(count: Int) throws {
    guard case .success(.batch(let entries)) = read(Self.batch(count)) else {
      Issue.record("no batch")
      return
    }
    #expect(entries.count == count)
  }

  @Test func `a batch beyond its limit names the limit`() throws {
    let error = try #require(refusal(of: Self.batch(65)))
    #expect(error.known == .invalidRequest)
    #expect(error.message.contains("65"))
    #expect(error.message.contains("64"))
  }

  @Test func `an unknown member in a batch spoils only its own place`() throws {
    let line = #"[{"jsonrpc":"2.0","id":1,"method":"a.b"},1,[],{"jsonrpc":"2.0","method":"c.d"}]"#
    guard case .success(.batch(let entries)) = read(line) else {
      Issue.record("no batch")
      return
    }
    let names = entries.map { entry -> String in
      switch entry {
      case .success(let call): call.method
      case .failure(let error): error.name
      }
    }
    #expect(names == ["a.b", "invalid_request", "invalid_request", "c.d"])
  }
}
