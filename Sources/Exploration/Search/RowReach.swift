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

  init(_ states: StateTable, _ tables: StepTables) {
    var isMet = Array(repeating: false, count: tables.cars.count)
    for key in states.keys { isMet[key.car] = true }
    var cars: [DecisionRule: Int] = [:]
    for car in isMet.indices where isMet[car] {
      for rule in Set(tables.answers(ofCar: car).map(\.rule)) { cars[rule, default: 0] += 1 }
    }
    rows = DecisionRule.allCases.map { Row(rule: $0, cars: cars[$0, default: 0]) }
  }
}
