import VehicleCatalog

/// A scenario as its file has it: any number of cases that differ in their parameters.
///
/// Its cases are bound one at a time, so that a matrix of a million takes no more memory than one.
package struct Scenario {
  package let name: String
  package let description: String?
  /// Where it comes from.
  package let source: String?
  package let tags: [String]
  /// The file, as it was named on the command line.
  package let file: String
  let template: ScenarioTemplate
  let matrix: Matrix

  /// How many cases it has.
  package var caseCount: Int { matrix.count }

  /// The id of a case, without binding it.
  func id(at point: MatrixPoints.Point) -> String {
    ScenarioCase.id(of: name, matrix.parameters(at: point))
  }

  /// Works out one case.
  ///
  /// - Throws: `CatalogDiagnostics` with every error that shows with these parameters.
  func bind(_ point: MatrixPoints.Point) throws(CatalogDiagnostics) -> ScenarioCase {
    let log = DiagnosticLog()
    let bound = template.bind(matrix.scope(at: point), log: log)
    guard log.entries.isEmpty, let bound else {
      if log.entries.isEmpty {
        template.steps.reporting(to: log).report("the case cannot be worked out")
      }
      throw log.diagnostics ?? CatalogDiagnostics(all: [])
    }
    return ScenarioCase(
      scenario: name, file: file, parameters: matrix.parameters(at: point), world: bound.world,
      steps: bound.steps)
  }
}

/// A world and steps whose parameters have no values yet.
struct ScenarioTemplate {
  let catalog: Catalog
  let world: YAMLValue?
  let steps: YAMLValue
  /// The file, as included files name it.
  let path: String
  let includes: IncludedFiles

  /// - Returns: `nil` when something was reported, or is open in the scope.
  func bind(
    _ parameters: ExpressionScope, log: DiagnosticLog
  ) -> (world: WorldSetup, steps: [PlacedStep])? {
    let read = WorldReader(catalog: catalog, parameters: parameters)
      .read(world?.reporting(to: log), owner: steps.reporting(to: log))
    var reader = StepListReader(context: read.context, includes: includes, log: log)
    let steps = reader.read(steps.reporting(to: log), read.scope, chain: [path])
    return read.world.map { ($0, steps) }
  }
}
