import FoundationEssentials
import Testing

@testable import WireText

private func parse(_ text: String) throws -> JSONValue { try JSONParser.parse(text.utf8) }

/// The failure of a text that must be refused.
private func refusal(of bytes: [UInt8]) -> JSONParser.Failure? {
  do throws(JSONParser.Failure) {
    _ = try JSONParser.parse(bytes)
    return nil
  } catch {
    return error
  }
}

private func refusal(of text: String) -> JSONParser.Failure? { refusal(of: Array(text.utf8)) }

struct JSONParserTests {
  @Test func `a value of every kind is read, members in their order`() throws {
    let text = #" {"z":[1,-2.5,1e2,true,false,null,"é\n\u00e9\ud83d\ude97\/"],"a":{}} "#
    let value = try parse(text)
    #expect(
      value == [
        "z": [
          1, .number(-2.5), .number(100), true, false, .null, "é\né🚗/",
        ],
        "a": [:],
      ])
    guard case .object(let members) = value else {
      Issue.record("no object")
      return
    }
    #expect(members.map(\.key) == ["z", "a"])
  }

  @Test(arguments: [
    "", " ", "{", "[", "\"", "nul", "tru", "truex", "{}}", "[] []", "{,}", "[,]", "[1,]",
    "{\"a\":1,}", "{\"a\"}", "{\"a\" 1}", "{a:1}", "{'a':1}", "[1 2]", "+1", ".5", "1.", "1.e3",
    "1e", "1e+", "-", "--1", "01", "-01", "00", "0x10", "NaN", "Infinity", "1_000",
    "\"\\x\"", "\"\\u12\"", "\"\\u+123\"", "\"\\u-123\"", "\"\\u12 4\"", "\"\t\"", "\"a\nb\"",
    "// no\n1", "\u{FEFF}{}", "\u{A0}1",
  ])
  func `what is no JSON is distinguished from what is only refused`(text: String) throws {
    let failure = try #require(refusal(of: text))
    #expect(failure.isSyntax)
    #expect(failure.description.hasPrefix("not JSON: "))
  }

  @Test(arguments: [
    #"{"a":1,"a":1}"#, #"{"a":1,"b":2,"\u0061":3}"#, #"{"a":{"b":1,"b":2}}"#,
    "{\"\u{E9}\":1,\"e\u{301}\":2}",
  ])
  func `a key that stands twice is refused, however it is written`(text: String) throws {
    let failure = try #require(refusal(of: text))
    #expect(!failure.isSyntax)
    #expect(failure.reason.contains("stands twice"))
  }

  @Test func `NUL is refused raw and escaped`() throws {
    #expect(refusal(of: "\"a\u{0}b\"")?.isSyntax == true)
    #expect(refusal(of: #""a\u0000b""#)?.reason == "a NUL character inside a string")
    #expect(refusal(of: "\u{0}")?.isSyntax == true)
    #expect(refusal(of: "{}\u{0}")?.isSyntax == true)
  }

  @Test(arguments: [
    #""\ud83d""#, #""\ud83d.""#, #""\ud83d\n""#, #""\ud83dA""#, #""\ude97""#,
    #""\ude97\ud83d""#, #""\ud83d\ud83d""#, #"{"\ud800":1}"#,
  ])
  func `half a surrogate pair is refused`(text: String) {
    #expect(refusal(of: text)?.reason == "half a surrogate pair inside a string")
  }

  @Test func `a surrogate pair without its second backslash-u is refused`() {
    #expect(refusal(of: #""\ud83d\u""#) != nil)
    #expect(refusal(of: #""\ud83d\ude9""#) != nil)
  }

  @Test(
    arguments: [
      [0xC3], [0x80], [0xFF], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x9F, 0x9A],
    ] as [[UInt8]])
  func `what is not UTF-8 is refused inside a string and outside`(bytes: [UInt8]) {
    #expect(refusal(of: [0x22] + bytes + [0x22])?.isSyntax == true)
    #expect(refusal(of: bytes)?.isSyntax == true)
    #expect(refusal(of: [0x7B, 0x22] + bytes + Array("\":1}".utf8))?.isSyntax == true)
  }

  @Test(arguments: [
    (0, 32, true), (1, 31, true), (0, 33, false), (1, 32, false), (0, 5_000, false),
    (100_000, 0, false), (0, 100_000, false),
  ])
  func `nesting stops at thirty-two`(objects: Int, arrays: Int, isAdmitted: Bool) {
    let text =
      String(repeating: "{\"a\":", count: objects) + String(repeating: "[", count: arrays)
      + (arrays == 0 ? "1" : "") + String(repeating: "]", count: arrays)
      + String(repeating: "}", count: objects)
    #expect((refusal(of: text) == nil) == isAdmitted)
    #expect(refusal(of: text).map(\.isSyntax) != true)
  }

  @Test func `siblings do not count as nesting`() {
    #expect(
      refusal(of: "[" + Array(repeating: "[]", count: 1_000).joined(separator: ",") + "]") == nil)
  }

  @Test(arguments: [
    ("0", JSONValue.integer(0)), ("-0", .integer(0)), ("9007199254740992", .integer(1 << 53)),
    ("-9007199254740992", .integer(-(1 << 53))), ("0.0", .number(0)), ("1E+2", .number(100)),
    ("1e-400", .number(0)), ("0.1", .number(0.1)), ("9007199254740992.0", .number(0x1p53)),
  ])
  func `numbers up to 2^53 are read exactly`(text: String, value: JSONValue) throws {
    #expect(try parse(text) == value)
  }

  @Test(arguments: [
    "9007199254740993", "-9007199254740993", "9223372036854775808", "1e16", "-1e16", "1e400",
    "-1e400", "9007199254740994.0", "123456789012345678901234567890",
  ])
  func `numbers beyond 2^53 are refused, not rounded`(text: String) throws {
    let failure = try #require(refusal(of: text))
    #expect(!failure.isSyntax)
    #expect(failure.reason.contains("beyond 2^53"))
  }

  @Test func `a number of a hundred thousand digits is refused and not repeated`() throws {
    let failure = try #require(refusal(of: String(repeating: "9", count: 100_000)))
    #expect(failure.reason.utf8.count < 100)
  }

  @Test func `a string of a megabyte is read whole`() throws {
    let text = String(repeating: "é\\n", count: 1 << 18)
    #expect(try parse("\"\(text)\"") == .string(String(repeating: "é\n", count: 1 << 18)))
  }

  @Test func `a line cut at any byte is refused and nothing crashes`() throws {
    let line = Array(
      #"{"jsonrpc":"2.0","id":"\ud83d\ude97","method":"a.b","params":{"é":[1.5e3,true,null]}}"#
        .utf8)
    #expect(refusal(of: line) == nil)
    for count in line.indices {
      #expect(refusal(of: Array(line.prefix(count)))?.isSyntax != nil, "cut at byte \(count)")
    }
  }

  @Test func `every byte in every place of a line is read or refused`() throws {
    let line = Array(#"{"id":-1,"m":["a\u0041",true]}"#.utf8)
    for index in line.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = line
        changed[index] = byte
        if let failure = refusal(of: changed) { #expect((0...line.count).contains(failure.offset)) }
      }
    }
  }

  @Test func `a failure names its byte`() {
    #expect(refusal(of: "[1, 2,, 3]")?.offset == 6)
    #expect(refusal(of: "[1, 2,, 3]")?.description.hasSuffix("(byte 6)") == true)
  }
}

struct JSONValueTests {
  @Test(arguments: [[0x9D], [0xC3], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]] as [[UInt8]])
  func `a text lent in place is UTF-8, as every other`(bytes: [UInt8]) {
    let text = Array(#"{"a":""#.utf8) + bytes + Array(#""}"#.utf8)
    #expect(refusal(of: text) != nil)
    #expect(throws: JSONParser.Failure.self) {
      try JSONParser.members(of: text) { _, _ in Issue.record("it was lent") }
    }
  }

  @Test func `members in another order are the same object`() {
    let one: JSONValue = ["a": 1, "b": ["c": true, "d": .null]]
    let other: JSONValue = ["b": ["d": .null, "c": true], "a": 1]
    #expect(one == other)
    #expect(Set([one, other]).count == 1)
    #expect(one != ["a": 1])
    #expect(one != ["a": 1, "b": ["c": true, "d": false]])
    #expect(JSONValue.array([1, 2]) != [2, 1])
  }

  @Test func `a parsed value decodes into the scalars of the language`() throws {
    let value: JSONValue = ["small": 255, "big": 1, "ratio": 2, "names": ["a", .null]]
    let scalars = try value.decode(Scalars.self)
    #expect(scalars == Scalars(small: 255, big: 1, ratio: 2, names: ["a", nil], spare: nil))
    #expect(throws: DecodingError.self) {
      try JSONValue(dictionaryLiteral: ("small", 256), ("big", 1), ("ratio", 1), ("names", []))
        .decode(Scalars.self)
    }
  }

  private struct Scalars: Codable, Equatable {
    var small: UInt8
    var big: UInt64
    var ratio: Float
    var names: [String?]
    var spare: Int16?
  }
}
