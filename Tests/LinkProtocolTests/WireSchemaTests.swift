import CarModel
import Testing
import WorldTime

@testable import LinkProtocol
import WireText

/// A type with a property of every kind there is.
private struct Everything: Codable, Sendable, WireDocumented {
  var flag: Bool
  var flagMaybe: Bool?
  var count: Int
  var countMaybe: Int?
  var small: UInt8
  var smallMaybe: UInt8?
  var long: Int64
  var longMaybe: Int64?
  var ratio: Double
  var ratioMaybe: Double?
  var single: Float
  var singleMaybe: Float?
  var text: String
  var textMaybe: String?
  var at: Instant
  var atMaybe: Instant?
  var period: Period
  var power: PowerMode
  var powerMaybe: PowerMode?
  var anything: JSONValue
  var names: [String]
  var namesMaybe: [String]?
  var inner: Inner
  var inners: [Inner]

  struct Inner: Codable, Sendable, WireDocumented {
    var deep: String
    static let notes = ["deep": "Deep."]
  }

  static let notes = ["flag": "A flag."]
}

struct WireSchemaTests {
  private static let inner = WireSchema.object([
    .init(name: "deep", isRequired: true, schema: .string(), note: "Deep.")
  ])

  @Test func `the probe finds every kind of property, and which may be left out`() throws {
    guard case .object(let properties) = WireSchema(of: Everything.self) else {
      Issue.record("no object")
      return
    }
    #expect(
      properties.map(\.name) == [
        "flag", "flagMaybe", "count", "countMaybe", "small", "smallMaybe", "long", "longMaybe",
        "ratio", "ratioMaybe", "single", "singleMaybe", "text", "textMaybe", "at", "atMaybe",
        "period", "power", "powerMaybe", "anything", "names", "namesMaybe", "inner", "inners",
      ])
    for property in properties {
      #expect(property.isRequired != property.name.hasSuffix("Maybe"), "\(property.name)")
    }
    let power = WireSchema.words(["off", "accessory", "on", "driving"])
    let instant = WireSchema.string(format: "date-time")
    #expect(
      properties.map(\.schema) == [
        .boolean, .boolean, .integer, .integer, .integer, .integer, .integer, .integer,
        .number, .number, .number, .number, .string(), .string(), instant, instant,
        .string(format: "duration"), power, power, .any, .array(of: .string()),
        .array(of: .string()), Self.inner, .array(of: Self.inner),
      ])
    #expect(properties.first?.note == "A flag.")
  }

  private static let schema = WireSchema.object([
    .init(name: "count", isRequired: true, schema: .integer, note: nil),
    .init(name: "rate", isRequired: false, schema: .number, note: nil),
    .init(name: "mode", isRequired: false, schema: .words(["on", "off"]), note: nil),
    .init(name: "rows", isRequired: false, schema: .array(of: inner), note: nil),
  ])

  @Test(arguments: [
    #"{"count":1}"#, #"{"count":1,"rate":1}"#, #"{"count":1,"rate":1.5}"#,
    #"{"rate":null,"count":1,"mode":null,"rows":null}"#, #"{"count":1,"rows":[]}"#,
    #"{"count":1,"rows":[{"deep":""}],"mode":"off"}"#,
  ])
  func `what fits is admitted`(text: String) throws {
    #expect(Self.schema.diagnostic(in: try JSONParser.parse(text.utf8), at: "params") == nil)
  }

  @Test(arguments: [
    ("1", "params is a whole number; it must be an object"),
    ("{}", "params.count is missing"),
    (#"{"count":null}"#, "params.count is null; it must be a whole number"),
    (#"{"count":1.0}"#, "params.count is a number; it must be a whole number"),
    (#"{"count":"1"}"#, "params.count is a string; it must be a whole number"),
    (#"{"count":1,"rate":"1"}"#, "params.rate is a string; it must be a number"),
    (#"{"count":1,"mode":1}"#, "params.mode is a whole number; it must be a string"),
    (#"{"count":1,"mode":"ON"}"#, "params.mode is ‘ON’; it must be one of on, off"),
    (#"{"count":1,"rows":{}}"#, "params.rows is an object; it must be an array"),
    (#"{"count":1,"rows":[{"deep":""},{}]}"#, "params.rows[1].deep is missing"),
    (#"{"count":1,"rows":[null]}"#, "params.rows[0] is null; it must be an object"),
    (
      #"{"count":1,"rows":[{"deep":"","shallow":1}]}"#,
      "params.rows[0] has no member ‘shallow’; known: deep"
    ),
    (#"{"cuont":1}"#, "params has no member ‘cuont’; known: count, rate, mode, rows"),
  ])
  func `what does not fit is named with its path`(text: String, diagnostic: String) throws {
    #expect(Self.schema.diagnostic(in: try JSONParser.parse(text.utf8), at: "params") == diagnostic)
  }

  @Test func `a request without parameters takes none`() {
    #expect(
      WireSchema(of: ClockGet.self).diagnostic(in: ["a": 1], at: "params")
        == "params has no member ‘a’; known: none")
  }

  @Test func `a result may say more than its schema`() {
    let open = WireSchema.array(of: Self.inner).json(isClosed: false)
    #expect(
      open == [
        "type": "array",
        "items": [
          "type": "object", "required": ["deep"],
          "properties": ["deep": ["type": "string", "description": "Deep."]],
        ],
      ])
  }

  @Test func `JSON Schema says the same`() {
    #expect(
      Self.schema.json(isClosed: true) == [
        "type": "object", "additionalProperties": false, "required": ["count"],
        "properties": [
          "count": ["type": "integer"], "rate": ["type": "number"],
          "mode": ["type": "string", "enum": ["on", "off"]],
          "rows": [
            "type": "array",
            "items": [
              "type": "object", "additionalProperties": false, "required": ["deep"],
              "properties": ["deep": ["type": "string", "description": "Deep."]],
            ],
          ],
        ],
      ])
  }
}
