import FoundationEssentials
import Scenarios
import Testing
import VehicleCatalog

@testable import ScenarioRunner

/// Random lives of cars over the real daemon library and store, held against the plain model.
struct RandomRunTests {
  private static let catalog = Result { () throws(CatalogDiagnostics) in
    try Catalog.load(folder: Repository.path("Profiles"))
  }

  private static func run(_ seed: UInt64, hours: Int = 6_000, vehicles: Int = 3) throws -> RandomRun {
    try RandomRun(
      RandomRunOptions(seed: seed, hours: hours, vehicles: vehicles), in: try catalog.get())
  }

  @Test func `the same seed draws the same run, to the byte`() throws {
    let texts = try (0..<2).map { _ in
      let run = try Self.run(7)
      return CaseWriter.text(of: run.scenario(run.draw()))
    }
    #expect(texts[0] == texts[1])
    let other = try Self.run(8)
    #expect(CaseWriter.text(of: other.scenario(other.draw())) != texts[0])
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `car and store do what the plain model expects`(seed: UInt64) async throws {
    let run = try Self.run(seed)
    let world = try InProcessWorld(CaseKit(catalog: try Self.catalog.get()))
    let failure = await world.run(run.scenario(run.draw()))
    await world.close()
    #expect(failure == nil)
  }
}
