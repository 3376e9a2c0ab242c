import Logging
import Testing

@testable import Systemd

struct JournalRecordTests {
  @Test(arguments: [
    ("vehicle", "HEADUNIT_VEHICLE"), ("requestID", "HEADUNIT_REQUEST_ID"),
    ("peer-uid", "HEADUNIT_PEER_UID"), ("é", "HEADUNIT__"), ("a1B", "HEADUNIT_A1_B"),
    (String(repeating: "x", count: 99), "HEADUNIT_" + String(repeating: "X", count: 55)),
  ])
  func `a key becomes a field that the journal takes`(key: String, name: String) {
    #expect(JournalRecord.name(of: key, prefix: "HEADUNIT") == name)
  }

  @Test func `a value of one line stands behind =, one of several behind its length`() {
    var record = JournalRecord()
    record.add("A", "x=y")
    record.add("B", "1\n2")
    #expect(record.bytes == Array("A=x=y\nB\n".utf8) + [3, 0, 0, 0, 0, 0, 0, 0] + "1\n2\n".utf8)
  }

  @Test func `a value that is too long is cut between characters, and says so`() {
    var record = JournalRecord()
    record.add("A", "x" + String(repeating: "é", count: 10_000))
    let text = String(decoding: record.bytes, as: UTF8.self)
    #expect(!text.contains("\u{FFFD}"))
    #expect(text.hasSuffix("é… (3618 bytes left out)\n"), "\(text.suffix(40))")
  }

  @Test func `fields that find no room are counted`() {
    var record = JournalRecord()
    for _ in 1...10 { record.add("A", String(repeating: "x", count: 16_000)) }
    record.finish(prefix: "HEADUNIT")
    #expect(record.bytes.count <= JournalRecord.bytesMax + 100)
    #expect(String(decoding: record.bytes, as: UTF8.self).hasSuffix("HEADUNIT_FIELDS_LEFT_OUT=4\n"))
  }

  @Test func `there is no journal where the environment names none, or another`() {
    #expect(JournalSocket([:]) == nil)
    #expect(JournalSocket(["JOURNAL_STREAM": "0:0"]) == nil)
    #expect(JournalSocket(path: "/nowhere/journal") == nil)
  }
}
