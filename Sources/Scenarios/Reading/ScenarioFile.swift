import VehicleCatalog

/// Reads the scenarios of one file: each document is a scenario or a list of them.
struct ScenarioFile {
  let path: String
  let catalog: Catalog
  let includes: IncludedFiles
  let log: DiagnosticLog

  func scenarios() -> [Scenario] {
    YAMLFile(path: path, log: log).roots().flatMap { root in
      root.isList ? root.items(of: "scenarios") : [root]
    }.compactMap(scenario)
  }

  private func scenario(_ root: YAMLValue) -> Scenario? {
    guard let fields = root.fields(ScenarioText.mapping.names) else { return nil }
    let context = CaseContext(catalog: catalog, vehicles: nil, phones: nil)
    var text = ScenarioText()
    _ = ScenarioText.mapping.fill(
      &text, FieldReader(fields: fields, context: context, scope: nil))
    let matrix = matrixReader(text.world).read(text.matrix)
    guard let steps = text.steps else { return nil }
    if steps.isList, steps.listCount == 0 { steps.report("a scenario without steps shows nothing") }
    let template = ScenarioTemplate(
      catalog: catalog, world: text.world, steps: steps,
      path: IncludedFiles.resolve(path, from: ""),
      includes: includes)
    check(template, matrix, parameters: text.matrix)
    guard let name = text.name, let matrix else { return nil }
    return Scenario(
      name: name, description: text.description, source: text.source, tags: text.tags,
      file: path, template: template, matrix: matrix)
  }

  /// Reads the steps once with every parameter left open, which finds the errors that no
  /// parameter has a part in, and once with the first case.
  private func check(_ template: ScenarioTemplate, _ matrix: Matrix?, parameters: YAMLValue?) {
    let open = matrix?.openScope ?? unknownScope(parameters)
    _ = template.bind(open, log: log)
    guard log.entries.isEmpty, let matrix, let first = matrix.points.first(where: { _ in true })
    else { return }
    _ = template.bind(matrix.scope(at: first), log: log)
  }

  /// The parameters of a matrix that could not be read, by their names.
  private func unknownScope(_ matrix: YAMLValue?) -> ExpressionScope {
    // Its errors were reported when it was read.
    let entries = matrix?.reporting(to: DiagnosticLog()).entries(of: "parameters") ?? []
    return ExpressionScope(
      catalog: catalog, market: WorldReader.marketDefault, profile: nil,
      values: Dictionary(entries.map { ($0.name, .open) }, uniquingKeysWith: { first, _ in first }))
  }

  private func matrixReader(_ world: YAMLValue?) -> MatrixReader {
    let written = world?.isMapping == true ? world : nil
    // Unknown keys are reported where the world is read.
    let fields = written?.reporting(to: DiagnosticLog()).fields(WorldText.names)
    let market = fields?.optional("market")?.singleText
    let profile = fields?.optional("profile")?.singleText
    return MatrixReader(
      catalog: catalog, worldProfile: profile.flatMap { try? ProfileName($0) },
      worldMarket: market.flatMap { catalog.country($0)?.code } ?? WorldReader.marketDefault)
  }
}
