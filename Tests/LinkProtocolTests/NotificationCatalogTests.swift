import FoundationEssentials
import TestSupport
import Testing
import WorldTime

@testable import LinkProtocol
import WireText

/// One notification of the catalogue as a test argument.
struct NotificationEntry: Sendable, CustomTestStringConvertible {
  let notification: any LinkNotification.Type
  var testDescription: String { notification.method }

  static let all = NotificationCatalog.all.map { NotificationEntry(notification: $0) }
}

struct NotificationCatalogTests {
  @Test func `no notification is declared and left out of the catalogue`() throws {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Repository.path("Sources/LinkProtocol/Notifications"))
    let types = files.filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }
    #expect(Set(types) == Set(NotificationCatalog.all.map { "\($0)" }))
  }

  @Test func `a notification has its own name, which is no method's`() {
    let names = NotificationCatalog.all.map { $0.method }
    #expect(Set(names).count == names.count)
    #expect(Set(names).isDisjoint(with: RequestCatalog.all.map { $0.method }))
  }

  @Test(arguments: NotificationEntry.all)
  func `it is named, described and comes on a socket`(entry: NotificationEntry) throws {
    let notification = entry.notification
    let isAreaAndWord = try #/[a-z]+\.[a-z]+/#.wholeMatch(in: notification.method) != nil
    #expect(isAreaAndWord)
    #expect(notification.summary.hasSuffix("."))
    #expect(!notification.sockets.isEmpty)
  }

  @Test(arguments: NotificationEntry.all)
  func `the example fits its schema and survives the wire`(entry: NotificationEntry) throws {
    try check(entry.notification)
  }

  private func check<N: LinkNotification>(_ notification: N.Type) throws {
    let line = try JSONLineEncoder.encode(OutgoingNotification(N.example))
    guard case .single(let call) = try IncomingLine(parsing: line) else {
      Issue.record("no message")
      return
    }
    #expect(call.id == nil)
    #expect(call.method == N.method)
    #expect(WireSchema(of: N.self).diagnostic(in: call.params, at: "params") == nil)
    let incoming = IncomingNotification(method: call.method, params: call.params)
    let read = try #require(try incoming.decode(N.self))
    #expect(try JSONLineEncoder.encode(OutgoingNotification(read)) == line)
    let other = IncomingNotification(method: "other.happened", params: call.params)
    #expect(try other.decode(N.self) == nil)
  }

  @Test(arguments: NotificationEntry.all)
  func `every property has a note`(entry: NotificationEntry) {
    expectNotes(entry.notification)
  }

  private func expectNotes<N: LinkNotification>(_ notification: N.Type) {
    guard case .object(let properties) = WireSchema(of: N.self) else {
      Issue.record("\(N.method) is no object")
      return
    }
    #expect(Set(properties.map(\.name)) == Set(N.notes.keys))
    for property in properties {
      #expect(property.note?.hasSuffix(".") == true, "\(property.name) needs a sentence")
    }
  }

  @Test func `what a slow reader missed comes with the entry, or not at all`() throws {
    func members(_ lagged: Int?) throws -> JSONValue {
      let added = JournalAdded(watch: 1, lagged: lagged, entry: .sample)
      let value = try JSONParser.parse(try JSONLineEncoder.encode(added))
      #expect(try value.decode(JournalAdded.self) == added)
      return value
    }
    #expect(try members(nil)["lagged"] == nil)
    #expect(try members(7)["lagged"] == 7)
    #expect(try members(7)["sequence"] == .integer(Int64(JournalReport.sample.sequence)))
  }
}

struct JournalDetailsTests {
  @Test func `the same details are always the same text, in the order of their names`() throws {
    let details: JournalDetails = ["to": "active", "from": "pending", "reason": "paid"]
    let line = try JSONLineEncoder.encode(details)
    #expect(
      String(decoding: line, as: UTF8.self)
        == #"{"from":"pending","reason":"paid","to":"active"}"#)
    #expect(try JSONParser.parse(line).decode(JournalDetails.self) == details)
    #expect(details["from"] == "pending")
    #expect(details["other"] == nil)
  }

  @Test(
    arguments: [
      (#"{}"#, nil), (#"{"a":"b"}"#, nil),
      (#"{"a":1}"#, "details.a is a whole number; it must be a string"),
      (#"[]"#, "details is an array; it must be an object"),
    ] as [(String, String?)])
  func `only texts are details`(text: String, diagnostic: String?) throws {
    let value = try JSONParser.parse(text.utf8)
    #expect(WireSchema(of: JournalDetails.self).diagnostic(in: value, at: "details") == diagnostic)
  }
}
