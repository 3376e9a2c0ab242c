import FoundationEssentials
import TestSupport
import Testing
import VehicleCatalog

@testable import Scenarios

/// `Tests/Scenarios`: the pack that ships.
struct ShippedPackTests {
  static let files = Result {
    try FileManager.default.contentsOfDirectory(atPath: Repository.path("Tests/Scenarios"))
      .filter { $0.hasSuffix(".yaml") }.sorted()
  }

  private func load() throws -> ScenarioSuite {
    try ScenarioSuite.load(
      Self.files.get().map { Repository.path("Tests/Scenarios/\($0)") },
      catalog: ShippedCatalog.load())
  }

  @Test func `every file of the pack is read without an error`() throws {
    let suite = try load()
    #expect(try suite.scenarios.count > Self.files.get().count)
  }

  @Test func `every case of the pack is bound, and no two share an id`() throws {
    var ids: Set<String> = []
    for selected in try load().cases(CaseSelection(tags: ["pack"])) {
      let bound = try selected.bind()
      #expect(bound.id == selected.id)
      #expect(ids.insert(bound.id).inserted, "\(bound.id)")
    }
    #expect(ids.count > 50)
  }
}
