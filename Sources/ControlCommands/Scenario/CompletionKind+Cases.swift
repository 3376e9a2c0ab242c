import ArgumentParser
import CommandSupport
import Scenarios

extension CompletionKind {
  /// The cases of the scenario files that the command line names so far, or of the shipped ones.
  static var cases: Self {
    .custom { words, _, _ in
      guard let catalog = catalog(words) else { return [] }
      let named = words.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
      let places = named.isEmpty ? ScenarioPack.folder().map { [$0] } ?? [] : named
      guard let files = try? ScenarioPack.files(in: places),
        let suite = try? ScenarioSuite.load(files, catalog: catalog),
        let cases = try? suite.cases()
      else { return [] }
      return cases.prefix(casesMax).map(\.id)
    }
  }

  /// A shell shows no more than a person reads.
  private static let casesMax = 500
}
