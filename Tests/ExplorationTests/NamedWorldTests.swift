import Entitlements
import Testing

@testable import Exploration

/// The worlds that can be explored by name, each of them whole.
struct NamedWorldTests {
  /// No world sells what comes with the car.
  static let unreached: Set<DecisionRule> = [.factoryProvided]

  @Test func `every world breaks nothing, and together they reach what the document says`()
    async throws
  {
    var reports: [(world: NamedWorld, report: ExplorationReport)] = []
    for named in NamedWorld.allCases {
      let report = await SmallWorlds.explore(
        try SmallWorlds.world(named), named.setting.bounds)
      #expect(report.end == .exhausted, "\(named.rawValue)")
      reports.append((named, report))
    }
    let reached = Set(reports.flatMap { $0.report.reach.rules })
    #expect(Set(DecisionRule.allCases).subtracting(reached) == Self.unreached)
    let risked = reports.flatMap { $0.report.risks.filter { $0.count > 0 }.map(\.invariant) }
    #expect(Set(risked) == Set(Invariant.allCases))
    let tables = WorldTables(reports: reports)
    for (part, text) in [("worlds", tables.sizes), ("rows", tables.rows), ("risks", tables.risks)] {
      #expect(try ExplorationDocument.holds(text, as: part), "\(ExplorationDocument.hint)")
    }
  }

  @Test func `the default world is as large as it always was`() {
    let setting = NamedWorld.standard.setting
    #expect(setting == WorldSetting())
    #expect(setting.bounds == ExplorationBounds())
  }
}

extension RowReach {
  var rules: [DecisionRule] { rows.filter { $0.cars > 0 }.map(\.rule) }
}
