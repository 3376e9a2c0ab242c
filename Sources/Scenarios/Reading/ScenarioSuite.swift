package import VehicleCatalog

/// The scenarios of some files, checked and ready to be bound.
package struct ScenarioSuite {
  package let scenarios: [Scenario]

  /// Reads files.
  ///
  /// - Parameters:
  ///   - files: Paths; they are read in this order.
  ///   - catalog: What the scenarios may name.
  /// - Returns: Scenarios without an error that shows before their cases are bound.
  /// - Throws: `CatalogDiagnostics` with every error of every file.
  package static func load(
    _ files: [String], catalog: Catalog
  ) throws(CatalogDiagnostics) -> ScenarioSuite {
    let log = DiagnosticLog()
    let includes = IncludedFiles()
    var scenarios: [Scenario] = []
    for path in files {
      // Its own log, so that an error in one file hides none of another.
      let own = DiagnosticLog()
      scenarios += ScenarioFile(path: path, catalog: catalog, includes: includes, log: own)
        .scenarios()
      for entry in own.entries { log.report(entry.message, file: entry.file, at: entry.position) }
    }
    reportNamesakes(scenarios, log)
    if let diagnostics = log.diagnostics { throw diagnostics }
    return ScenarioSuite(scenarios: scenarios)
  }

  /// Reports go by the name, so two scenarios cannot share one.
  private static func reportNamesakes(_ scenarios: [Scenario], _ log: DiagnosticLog) {
    var places: [String: SourcePlace] = [:]
    for scenario in scenarios {
      let steps = scenario.template.steps.reporting(to: log)
      if let other = places[scenario.name] {
        steps.report("there is a scenario ‘\(scenario.name)’ already, with its steps at \(other)")
      } else {
        places[scenario.name] = steps.place
      }
    }
  }

  /// How many cases all scenarios have together.
  package var caseCount: Int { scenarios.reduce(0) { $0 + $1.caseCount } }

  /// The cases that a run is about, in their order; one is worked out at a time.
  ///
  /// - Throws: ``SelectionTooLarge`` when there are more than anybody meant to run.
  package func cases(
    _ selection: CaseSelection = CaseSelection()
  ) throws(SelectionTooLarge) -> SelectedCases {
    if !selection.isUnlimited, selection.shard == nil, selection.ids == nil {
      for scenario in scenarios.filter(selection.includes)
      where scenario.caseCount > ReadingLimits.casesMax {
        throw SelectionTooLarge(scenario: scenario.name, count: scenario.caseCount)
      }
    }
    return SelectedCases(scenarios: scenarios.filter(selection.includes), selection: selection)
  }
}
