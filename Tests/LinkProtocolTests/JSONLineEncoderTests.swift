import CarModel
import FoundationEssentials
import Testing
import WorldTime

@testable import LinkProtocol
import WireText

struct JSONLineEncoderTests {
  private func line(_ value: some Encodable) throws -> String {
    String(decoding: try JSONLineEncoder.encode(value), as: UTF8.self)
  }

  @Test func `members stand in the order of their declaration`() throws {
    #expect(
      try line(OutgoingCall(id: .number(1), VehiclesSet(vehicle: "V", network: .poor)))
        == #"{"jsonrpc":"2.0","id":1,"method":"vehicles.set","#
        + #""params":{"vehicle":"V","network":"poor"}}"#)
  }

  @Test func `a value survives the encoder and the parser`() throws {
    let value: JSONValue = [
      "a": [.null, true, 1, .number(1.5), "é\"\\/\u{1}", [:], []], "b": ["c": -5],
    ]
    #expect(try JSONParser.parse(JSONLineEncoder.encode(value)) == value)
  }

  @Test func `what is empty is written as empty`() throws {
    #expect(try line(Done()) == "{}")
    #expect(try line([Done]()) == "[]")
    #expect(try line(["a": [[Int]()]]) == #"{"a":[[]]}"#)
    #expect(try line([1, nil, 2]) == "[1,null,2]")
    #expect(try line(JSONValue.null) == "null")
    #expect(try line("") == "\"\"")
  }

  @Test func `every character comes back through our reader and through another`() throws {
    let text = String(
      String.UnicodeScalarView((1..<0x300).compactMap(Unicode.Scalar.init))
        + "\u{2028}\u{FFFD}\u{1F697}e\u{301}".unicodeScalars)
    let bytes = try JSONLineEncoder.encode(text)
    #expect(!bytes.contains { $0 < 0x20 })
    #expect(try JSONParser.parse(bytes) == .string(text))
    #expect(try JSONDecoder().decode(String.self, from: Data(bytes)) == text)
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1, "1"), (-2.5, "-2.5"), (0.1, "0.1"), (3_600, "3600"),
    (0x1p53, "9007199254740992.0"), (1e300, "1e+300"), (1e-300, "1e-300"),
  ])
  func `numbers are written in the fewest digits that give them back`(
    number: Double, text: String
  ) throws {
    #expect(try line(number) == text)
    #expect(try JSONDecoder().decode(Double.self, from: Data(text.utf8)) == number)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `a number that JSON has no word for is refused`(number: Double) {
    #expect(throws: EncodingError.self) { try line(number) }
    #expect(throws: EncodingError.self) { try line(ClockRate(rate: number)) }
  }

  @Test func `integers of every width keep their value`() throws {
    #expect(try line([Int64.min, Int64.max]) == "[-9223372036854775808,9223372036854775807]")
    #expect(try line([UInt64.max]) == "[18446744073709551615]")
    #expect(try line([Int8.min]) + line([UInt16.max]) == "[-128][65535]")
  }

  @Test(arguments: CatalogEntry.all)
  func `another encoder would have written the same value`(entry: CatalogEntry) throws {
    try compare(entry.request)
  }

  private func compare<R: LinkRequest>(_ request: R.Type) throws {
    let reply = OutgoingReply(id: .string("a"), result: R.example.result)
    let ours = try JSONParser.parse(JSONLineEncoder.encode(reply))
    #expect(try JSONParser.parse(JSONEncoder().encode(reply)) == ours)
  }
}
