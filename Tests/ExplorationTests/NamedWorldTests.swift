import Entitlements
import FoundationEssentials
import TestSupport
import Testing

@testable import Exploration

/// The worlds that can be explored by name, each of them whole.
struct NamedWorldTests {
  /// No world sells what comes with the car.
  static let unreached: Set<DecisionRule> = [.factoryProvided]

  /// With `HEADUNIT_WORLDS=all` and where the document is written, all are explored; else those
  /// that end in seconds.
  private static let explored: [NamedWorld] = {
    let environment = ProcessInfo.processInfo.environment
    let large: Set<NamedWorld> = [.standard, .cold, .lateGrace, .money]
    return environment["HEADUNIT_WORLDS"] == "all" || Repository.updatesDocuments
      ? NamedWorld.allCases : NamedWorld.allCases.filter { !large.contains($0) }
  }()

  @Test func `every world breaks nothing, and together they reach what the document says`()
    async throws
  {
    var reports: [(world: NamedWorld, report: ExplorationReport)] = []
    for named in Self.explored {
      let report = await SmallWorlds.explore(
        try SmallWorlds.world(named), named.setting.bounds)
      #expect(report.end == .exhausted, "\(named.rawValue)")
      reports.append((named, report))
    }
    let tables = WorldTables(reports: reports)
    guard Self.explored == NamedWorld.allCases else {
      let document = try ExplorationDocument.text()
      for line in tables.sizes.split(separator: "\n").dropFirst(2) {
        #expect(document.contains(line), "\(ExplorationDocument.hint)")
      }
      return
    }
    let reached = Set(reports.flatMap { $0.report.reach.rules })
    #expect(Set(DecisionRule.allCases).subtracting(reached) == Self.unreached)
    let risked = reports.flatMap { $0.report.risks.filter { $0.count > 0 }.map(\.invariant) }
    #expect(Set(risked) == Set(Invariant.allCases))
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
