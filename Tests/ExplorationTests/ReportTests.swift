import Testing

@testable import Exploration

struct ReportTests {
  @Test(arguments: [Breakage.wallClock, .highestWallClock, .noVersionCheck, .noLease])
  func `a diagram has a line for each step and stays within its columns`(
    rule: Breakage
  ) async throws {
    let report = await SmallWorlds.explore(
      try SmallWorlds.world(breaking: rule), ExplorationBounds())
    let violation = try #require(report.violation)
    let lines = SequenceDiagram(violation).lines
    #expect(lines.count == violation.steps.count + (violation.isAfterHealing ? 2 : 1))
    #expect(lines.allSatisfy { $0.count <= SequenceDiagram.columnsMax })
    #expect(violation.steps.allSatisfy { $0.at >= ExploredWorld.start })
  }

  @Test(arguments: [
    (NamedWorld.laterStart, "# what is bought begins 14 days later"),
    (.pack, "# what is bought lasts for 1 ignition_cycles"),
    (.failingActivation, "# an activation fails until everything is healed"),
    (.yearly, "- buy: {product: smart-alerts, months: 12}"),
  ])
  func `a scenario says what is particular to its world, or that it cannot`(
    named: NamedWorld, line: String
  ) async throws {
    let world = try SmallWorlds.world(named, breaking: .noRevocation)
    let bounds = named.setting.bounds
    let report = await SmallWorlds.explore(world, bounds)
    let text = ScenarioWriter(world).text(of: try #require(report.violation))
    #expect(text.contains("  \(line)\n"))
  }

  @Test func `a scenario says when, what and what should be`() async throws {
    let world = try SmallWorlds.world(breaking: .wallClock)
    let report = await SmallWorlds.explore(world, ExplorationBounds())
    let text = ScenarioWriter(world).text(of: try #require(report.violation))
    #expect(
      text == """
        name: explored, I8, wall-clock
        description: "the driver's clock changes no answer; the clock that the driver sets decides"
        source: headunitctl explore
        world:
          start: 2026-02-01T00:00:00.000Z
          profile: qashqai-j12b/2025/tekna
          market: FR
        steps:
          - pair
          - buy: {product: smart-alerts, months: 1}
          # fetch v1
          # push v1
          - push
          - wall-clock: 2025-12-21T00:00:00.000Z
          - advance: 1 hour
          - expect: {service: smart-alerts, state: active}

        """)
  }
}
