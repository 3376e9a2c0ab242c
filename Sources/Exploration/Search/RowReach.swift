package import Entitlements

/// Rows of the decision table, and how many different cars that can be met answer by each.
package struct RowReach: Hashable, Sendable {
  /// In the order of the table.
  package let rows: [Row]

  /// One row, and the cars that were met and answer by it.
  package struct Row: Hashable, Sendable {
    package let rule: DecisionRule
    package let cars: Int
  }

  init(_ states: StateTable, _ facts: [CarFacts]) {
    var isMet = Array(repeating: false, count: facts.count)
    for key in states.keys { isMet[key.car] = true }
    var cars: [DecisionRule: Int] = [:]
    for (fact, isMet) in zip(facts, isMet) where isMet {
      for rule in Set(fact.answers.map(\.rule)) { cars[rule, default: 0] += 1 }
    }
    rows = DecisionRule.allCases.map { Row(rule: $0, cars: cars[$0, default: 0]) }
  }
}
