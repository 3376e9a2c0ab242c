import FoundationEssentials
import Testing

/// Every requirement is built and proven, and a page says where.
struct RequirementTests {
  @Test func `docs/requirements.md is what sources and tests say`() throws {
    let text = try RequirementDocument(
      requirements: TracedItem.list("requirements"), scenarios: TracedItem.list("scenarios"),
      invariants: TracedItem.list("invariants"), traces: .shipped
    ).text
    let file = URL(filePath: "\(SourceTree.root)/docs/requirements.md")
    if ProcessInfo.processInfo.environment["UPDATE_DOCS"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    #expect(
      try String(contentsOf: file, encoding: .utf8) == text,
      "run `UPDATE_DOCS=1 swift test --filter RequirementTests` and commit docs/requirements.md")
  }

  @Test func `the lists are whole`() throws {
    #expect(try Self.ids("requirements") == (1...47).map { $0 < 10 ? "R0\($0)" : "R\($0)" })
    #expect(try Self.ids("scenarios") == (1...24).map { "S\($0)" })
    #expect(try Self.ids("invariants") == (1...12).map { "I\($0)" })
  }

  @Test func `every requirement has a test whose name carries its number`() throws {
    let missing = try TracedItem.list("requirements")
      .filter { Traces.shipped.proofs[$0.number] == nil }.map(\.id)
    #expect(missing == [], "no test is named after these")
  }

  @Test func `every requirement is named where it is built`() throws {
    let missing = try TracedItem.list("requirements")
      .filter { Traces.shipped.places[$0.number] == nil }.map(\.id)
    #expect(
      missing == [],
      "no comment says `- Source: seed …` for these")
  }

  /// The rest of them are for runs against a whole world.
  @Test func `the scenarios of the store have tests that carry their numbers`() throws {
    let promised = Set((10...20).map { "S\($0)" } + ["S23", "S24"])
    let missing = try TracedItem.list("scenarios")
      .filter { promised.contains($0.id) && Traces.shipped.proofs[$0.number] == nil }.map(\.id)
    #expect(missing == [], "no test is named after these")
  }

  /// Only where the collected facts lie beside the checkout.
  @Test(.enabled(if: collected != nil))
  func `the requirements are those that were collected`() throws {
    let rows = try TracedItem.read(try #require(Self.collected))
    let shipped = try TracedItem.list("requirements")
    #expect(shipped.map(\.id) == rows.map(\.id))
    for (ours, theirs) in zip(shipped, rows) {
      #expect(ours.columns["seed_lines"] == theirs.columns["seed_lines"])
      #expect(ours.columns["requirement"] == theirs.columns["requirement_en"])
      #expect(ours.columns["type"] == theirs.columns["type"])
    }
  }

  private static let collected = ["..", "../.."]
    .map { "\(SourceTree.root)/\($0)/shared/data/seed_requirements.csv" }
    .first { FileManager.default.fileExists(atPath: $0) }

  private static func ids(_ list: String) throws -> [String] {
    try TracedItem.list(list).map(\.id)
  }
}
