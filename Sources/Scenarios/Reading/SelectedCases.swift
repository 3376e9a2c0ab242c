package import VehicleCatalog

/// The cases of a selection, one at a time.
package struct SelectedCases: Sequence, IteratorProtocol {
  private let scenarios: [Scenario]
  private let selection: CaseSelection
  private var position = 0
  private var points: MatrixPoints?

  init(scenarios: [Scenario], selection: CaseSelection) {
    self.scenarios = scenarios
    self.selection = selection
  }

  package mutating func next() -> SelectedCase? {
    while position < scenarios.count {
      let scenario = scenarios[position]
      var points = points ?? scenario.matrix.points
      while let point = points.next() {
        let id = scenario.id(at: point)
        guard selection.includes(id) else { continue }
        self.points = points
        return SelectedCase(id: id, scenario: scenario, point: point)
      }
      self.points = nil
      position += 1
    }
    return nil
  }
}

/// A case that was not worked out yet.
package struct SelectedCase {
  /// As ``ScenarioCase/id``.
  package let id: String
  package let scenario: Scenario
  let point: MatrixPoints.Point

  /// - Throws: `CatalogDiagnostics` with every error that shows with its parameters.
  package func bind() throws(CatalogDiagnostics) -> ScenarioCase { try scenario.bind(point) }
}
