import VehicleCatalog

/// The parameters of a scenario and which of their combinations are cases.
final class Matrix {
  let axes: [MatrixAxis]
  private let checks: [[MatrixPoints.Check]]
  private let facts: MatrixFacts
  /// How many cases there are; counted when it is asked for, since that looks at each.
  private(set) lazy var count = MatrixPoints.count(
    sizes: axes.map(\.values.count), checks: checks)

  /// - Parameters:
  ///   - facts: What the combinations mean to the catalogue.
  ///   - exceptions: Combinations that are left out.
  ///   - keepsAll: Also those that the store would refuse.
  ///   - soldMonths: The months are those on sale, whatever is kept.
  init(
    facts: MatrixFacts, exceptions: [MatrixException], keepsAll: Bool, soldMonths: Bool
  ) {
    axes = facts.axes
    self.facts = facts
    checks =
      MatrixChecks(
        facts: facts, exceptions: exceptions, keepsAll: keepsAll, soldMonths: soldMonths
      ).byDepth
  }

  var points: MatrixPoints {
    MatrixPoints(sizes: axes.map(\.values.count), checks: checks)
  }

  /// The parameters of a case, in the order of the matrix.
  func parameters(at point: MatrixPoints.Point) -> [CaseParameter] {
    zip(axes, point).map { axis, position in
      CaseParameter(name: axis.name, value: axis.values[position].text)
    }
  }

  /// What the names of the parameters mean in expressions.
  func scope(at point: MatrixPoints.Point) -> ExpressionScope { facts.scope(at: point) }

  /// The same where no value is known yet.
  var openScope: ExpressionScope {
    var scope = facts.scope(at: [])
    for axis in axes { scope = scope.adding(axis.name, .open) }
    return scope
  }
}
