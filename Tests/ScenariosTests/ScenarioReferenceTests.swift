import LinkProtocol
import TestSupport
import Testing

@testable import Scenarios
import WireText

struct ScenarioReferenceTests {
  private static let again =
    "run `UPDATE_DOCS=1 swift test --filter ScenarioReferenceTests` and commit the file"

  @Test func `docs/scenarios.md is what the tables say`() throws {
    let text = ScenarioReference.markdown
    let written = try Repository.document("docs/scenarios.md", writtenFrom: text)
    #expect(written == text, "\(Self.again)")
  }

  @Test func `docs/names.md is what the product says`() throws {
    let text = NameReference.markdown
    let written = try Repository.document("docs/names.md", writtenFrom: text)
    #expect(written == text, "\(Self.again)")
  }

  /// Editors complete what is enumerated.
  @Test(arguments: ["lease_over", "never_bought", "past_end", "insufficient_funds", "not_owner"])
  func `the names of reasons, rules, cards and refusals are in the schema and have a meaning`(
    name: String
  ) {
    #expect(ScenarioSchema.text.contains("\"\(name)\""))
    #expect(NameReference.markdown.contains("| `\(name)` | "))
  }

  @Test func `docs/scenario.schema.json is what the tables say`() throws {
    let text = ScenarioSchema.text
    let written = try Repository.document("docs/scenario.schema.json", writtenFrom: text)
    #expect(written == text, "\(Self.again)")
  }

  @Test func `every step and every key is in the reference and the schema`() throws {
    let markdown = ScenarioReference.markdown
    let schema = try JSONParser.parse(ScenarioSchema.text.utf8)
    let forms = try #require(schema["$defs"]?["step"]?["anyOf"])
    guard case .array(let kinds) = forms, let steps = kinds.last?["properties"] else {
      Issue.record("the schema lists no steps")
      return
    }
    for entry in StepTable.entries {
      #expect(markdown.contains("#### `\(entry.name)`\n"))
      let step = try #require(steps[entry.name])
      guard case .array(let forms) = step["anyOf"] else {
        Issue.record("\(entry.name) has no forms")
        continue
      }
      for field in entry.fields { #expect(forms.first?["properties"]?[field.name] != nil) }
    }
  }
}
