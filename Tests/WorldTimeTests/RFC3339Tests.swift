import FoundationEssentials
import Testing
import WorldTime

struct RFC3339Tests {
  @Test(arguments: [
    ("2026-01-31T10:00:00Z", "2026-01-31T10:00:00.000Z"),
    ("2026-01-31t10:00:00z", "2026-01-31T10:00:00.000Z"),
    ("2026-01-31 10:00:00Z", "2026-01-31T10:00:00.000Z"),
    ("2026-01-31", "2026-01-31T00:00:00.000Z"),
    ("2026-01-31T10:00:00.5Z", "2026-01-31T10:00:00.500Z"),
    ("2026-01-31T10:00:00.05Z", "2026-01-31T10:00:00.050Z"),
    ("2026-01-31T10:00:00.123000Z", "2026-01-31T10:00:00.123Z"),
    ("2026-01-31T10:00:00.123999Z", "2026-01-31T10:00:00.123Z"),
    ("2026-01-31 10:00:00.123456789+00:00", "2026-01-31T10:00:00.123Z"),
    ("2026-01-31T10:00:00+02:00", "2026-01-31T08:00:00.000Z"),
    ("2026-01-31T23:30:00-01:30", "2026-02-01T01:00:00.000Z"),
    ("2026-01-31T10:00:00-00:00", "2026-01-31T10:00:00.000Z"),
    ("1937-01-01T12:00:27.87+00:20", "1937-01-01T11:40:27.870Z"),
    ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"),
    ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
  ])
  func `a time is read and written back in UTC with milliseconds`(
    text: String, shown: String
  ) throws {
    let instant = try Instant(rfc3339: text)
    #expect(instant.description == shown)
    #expect(try Instant(rfc3339: shown) == instant)
  }

  @Test(arguments: [
    "", "now", "2026", "2026-1-31", "2026-02-30", "2026-01-31T", "2026-01-31T10:00Z",
    "2026-01-31T10:00:00", "2026-01-31T24:00:00Z", "2026-01-31T10:60:00Z",
    "2026-12-31T23:59:60Z", "2026-01-31T10:00:00.Z",
    "2026-01-31T10:00:00+2:00", "2026-01-31T10:00:00+24:00", "2026-01-31T10:00:00+0200",
    "2026-01-31T10:00:00Z ", " 2026-01-31T10:00:00Z", "2026-01-31T10:00:00ZZ",
    "+2026-01-31T10:00:00Z", "2026/01/31T10:00:00Z", "２０２６-01-31T10:00:00Z",
    "0000-01-01T00:00:00Z",
  ])
  func `anything else is refused with the text that was written`(text: String) {
    #expect {
      try Instant(rfc3339: text)
    } throws: { error in
      "\(error)" == "‘\(text)’ is not an RFC 3339 time such as 2026-01-31T10:00:00Z"
    }
  }

  @Test(arguments: ["0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01"])
  func `an offset that leaves the calendar is refused, not moved`(text: String) {
    #expect(throws: TimeFormatError.self) { try Instant(rfc3339: text) }
  }

  @Test func `in JSON a time is its text`() throws {
    let instant = try Instant(rfc3339: "2026-02-28T10:00:00Z")
    let encoded = try JSONEncoder().encode([instant])
    #expect(String(bytes: encoded, encoding: .utf8) == #"["2026-02-28T10:00:00.000Z"]"#)
    #expect(try JSONDecoder().decode([Instant].self, from: encoded) == [instant])
  }

  @Test(arguments: [#"["yesterday"]"#, "[0]", "[null]"])
  func `in JSON anything else is refused`(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Instant].self, from: Data(json.utf8))
    }
  }
}
