import TestSupport
import Testing

@testable import LinkProtocol
import WireText

struct ProtocolReferenceTests {
  @Test func `docs/protocol.md is what the request types say`() throws {
    let text = ProtocolReference.markdown
    let written = try Repository.document("docs/protocol.md", writtenFrom: text)
    #expect(
      written == text,
      "run `UPDATE_DOCS=1 swift test --filter ProtocolReferenceTests` and commit docs/protocol.md")
  }

  @Test func `every method and every error is in the reference`() {
    let text = ProtocolReference.markdown
    for request in RequestCatalog.all { #expect(text.contains("### `\(request.method)`\n")) }
    for notification in NotificationCatalog.all {
      #expect(text.contains("### `\(notification.method)`\n"))
    }
    for name in ErrorName.allCases {
      #expect(text.contains("| \(name.code) | `\(name.rawValue)` |"))
    }
  }

  @Test func `examples in the reference are lines that can be sent`() throws {
    let blocks = ProtocolReference.markdown.components(between: "```json\n", and: "\n```")
    #expect(blocks.count >= RequestCatalog.all.count + NotificationCatalog.all.count)
    for block in blocks {
      let lines = block.split(separator: "\n")
      guard case .single(let call) = try IncomingLine(parsing: (lines.first ?? "").utf8) else {
        Issue.record("no call: \(block)")
        continue
      }
      if call.id == nil {
        #expect(lines.count == 1)
        #expect(NotificationCatalog.all.contains { $0.method == call.method })
        continue
      }
      #expect(lines.count == 2)
      #expect(RequestCatalog.all.contains { $0.method == call.method })
      #expect(try JSONParser.parse((lines.last ?? "").utf8)["result"] != nil)
    }
  }
}

extension String {
  fileprivate func components(between start: String, and end: String) -> [Substring] {
    var found: [Substring] = []
    var rest = self[...]
    while let opening = rest.firstRange(of: start) {
      rest = rest[opening.upperBound...]
      guard let closing = rest.firstRange(of: end) else { break }
      found.append(rest[..<closing.lowerBound])
      rest = rest[closing.upperBound...]
    }
    return found
  }
}
