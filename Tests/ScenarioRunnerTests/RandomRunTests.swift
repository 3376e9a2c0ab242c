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

  private static func run(
    _ seed: UInt64, hours: Int = 12_000, vehicles: Int = 3
  ) throws -> RandomRun {
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

  @Test func `what goes wrong is shortened to the steps that matter`() async throws {
    let run = try Self.run(3)
    let drawn = run.draw()
    // A world in which whoever buys after a power cut is let down.
    func fails(_ scenario: ScenarioCase) -> ScenarioFailure? {
      let steps = scenario.steps.map(\.step)
      let cut = steps.firstIndex { if case .powerCut = $0 { true } else { false } }
      let bought = steps.lastIndex { if case .buy = $0 { true } else { false } }
      guard let cut, let bought, cut < bought else { return nil }
      return ScenarioFailure(
        place: scenario.steps[bought].place, step: "buy", expected: "done", found: "let down")
    }
    let failure = try #require(fails(run.scenario(drawn)))
    let shortest = await run.shrink(drawn, failure) { fails($0) }
    #expect(drawn.count > 20)
    #expect(shortest.steps.count == 2)
    #expect(shortest.failure.found == "let down")
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `car and store do what the plain model expects`(seed: UInt64) async throws {
    let run = try Self.run(seed)
    let world = InProcessWorld(CaseKit(catalog: try Self.catalog.get()))
    let failure = await world.run(run.scenario(run.draw()))
    await world.close()
    #expect(failure == nil)
  }
}
