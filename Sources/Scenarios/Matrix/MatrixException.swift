import VehicleCatalog

/// One entry of `except`: combinations that match all of its patterns are left out.
struct MatrixException {
  /// A parameter, or a part of one, and the patterns of which one must match.
  struct Condition {
    let expression: Expression
    let patterns: [NamePattern]
  }

  let conditions: [Condition]
  /// The last parameter that the conditions look at.
  let depth: Int

  func matches(_ point: MatrixPoints.Point, _ facts: MatrixFacts) -> Bool {
    let scope = facts.scope(at: point)
    return conditions.allSatisfy { condition in
      // A part that a value does not have matches nothing.
      guard let text = try? scope.value(of: condition.expression).text else { return false }
      return condition.patterns.contains { $0.matches(text) }
    }
  }
}
