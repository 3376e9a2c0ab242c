import FoundationEssentials
import Scenarios
import TestSupport
import Testing
import VehicleCatalog

/// A folder of scenario files, read against the shipped catalogue.
struct ScenarioFixture {
  let path: String

  /// Runs `body` with a folder that holds the files, and removes it.
  static func with<Value>(
    _ files: [String: String], _ body: (ScenarioFixture) throws -> Value
  ) throws -> Value {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: name) }
    return try body(ScenarioFixture(path: folder.path))
  }

  func load(_ names: String...) throws -> ScenarioSuite {
    try ScenarioSuite.load(
      names.map { "\(path)/\($0)" }, catalog: ShippedCatalog.load())
  }

  /// The errors of the files, without the folder.
  func diagnostics(_ names: String...) throws -> [String] {
    do throws(CatalogDiagnostics) {
      _ = try ScenarioSuite.load(
        names.map { "\(path)/\($0)" }, catalog: try ShippedCatalog.load())
      return []
    } catch {
      return error.all.map { diagnostic in
        diagnostic.description.replacing("\(path)/", with: "")
      }
    }
  }
}

/// The errors of one file.
func diagnostics(in text: String) throws -> [String] {
  try ScenarioFixture.with(["it.yaml": text]) { try $0.diagnostics("it.yaml") }
}

/// The errors of a scenario with these steps.
func diagnostics(inSteps steps: String) throws -> [String] {
  try diagnostics(in: scenario(steps: steps))
}

/// A file with one scenario; its steps begin in the sixth line.
func scenario(steps: String) -> String {
  """
  name: it
  world:
    profile: qashqai-j12b/2025/tekna
    market: FR
  steps:
  \(steps)
  """
}

/// Every case of one file.
func cases(of text: String) throws -> [ScenarioCase] {
  try ScenarioFixture.with(["it.yaml": text]) { fixture in
    try fixture.load("it.yaml").cases().map { try $0.bind() }
  }
}

/// The only case of a scenario with these steps.
func steps(_ steps: String) throws -> [any Step] {
  let cases = try cases(of: scenario(steps: steps))
  return try #require(cases.first).steps.map(\.step)
}

/// The same, to be compared.
func hashable(_ steps: String) throws -> [AnyHashable] {
  try ScenariosTests.steps(steps).map { AnyHashable($0) }
}
