import Entitlements

@testable import Exploration

/// What the named worlds came to, as tables of docs/exploration.md.
struct WorldTables {
  let reports: [(world: NamedWorld, report: ExplorationReport)]

  /// A line for each world: what it is, and how large.
  var sizes: String {
    let lines = reports.map { world, report in
      "| `\(world.rawValue)` | \(world.summary) | \(report.states) | \(report.edges) | "
        + "\(report.depth) |"
    }
    return
      (["| World | What is explored | States | Steps | Depth |", "|---|---|---|---|---|"]
      + lines).joined(separator: "\n")
  }

  /// A line for each row of the decision table.
  var rows: String {
    matrix(
      "Row of the decision table",
      DecisionRule.allCases.map { rule in
        ("`\(rule.rawValue)`", { $0.reach.rules.contains(rule) })
      })
  }

  /// A line for each invariant.
  var risks: String {
    matrix(
      "At risk when",
      Invariant.allCases.map { invariant in
        (
          "\(invariant.rawValue): \(invariant.risk)",
          { report in report.risks.contains { $0.invariant == invariant && $0.count > 0 } }
        )
      })
  }

  private func matrix(
    _ head: String, _ lines: [(name: String, isMet: (ExplorationReport) -> Bool)]
  ) -> String {
    let heads = reports.map { "`\($0.world.rawValue)`" }
    let rows = lines.map { line in
      [line.name] + reports.map { line.isMet($0.report) ? "●" : "" }
    }
    let rule = ["---"] + reports.map { _ in ":-:" }
    return ([[head] + heads, rule] + rows)
      .map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }
}
