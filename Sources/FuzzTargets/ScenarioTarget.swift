import FoundationEssentials
import Scenarios
import VehicleCatalog

/// A scenario file: every error is told, or its cases can be bound, and a bound case that was
/// written down reads back as the same steps.
///
/// Input: the file.
package struct ScenarioTarget: FuzzTarget {
  package static let name = "scenario"

  private let folder: String
  private let catalog: Catalog

  package init(in place: FuzzPlace) throws {
    folder = "\(place.scratch)/scenario"
    catalog = try Catalog.load(folder: "\(place.repository)/Profiles")
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
  }

  package func check(_ input: [UInt8]) throws(BrokenPromise) -> FuzzOutcome {
    guard let suite = try load(Data(input)) else { return .refused }
    guard let cases = try? suite.cases() else { return .refused }
    var outcome = FuzzOutcome.refused
    for selected in cases.prefix(Self.casesMax) {
      let bound = Result { () throws(CatalogDiagnostics) in try selected.bind() }
      switch bound {
      case .failure(let diagnostics): try checkDiagnostics(diagnostics, in: folder)
      case .success(let bound):
        outcome = .taken
        if bound.steps.count <= Self.writtenStepsMax { try checkWriting(of: bound) }
      }
    }
    return outcome
  }

  private static let casesMax = 4
  private static let writtenStepsMax = 64

  private func load(_ file: Data) throws(BrokenPromise) -> ScenarioSuite? {
    let path = "\(folder)/it.yaml"
    do {
      try file.write(to: URL(filePath: path))
    } catch {
      throw BrokenPromise("the scratch folder cannot be written: \(error)")
    }
    do throws(CatalogDiagnostics) {
      return try ScenarioSuite.load([path], catalog: catalog)
    } catch {
      try checkDiagnostics(error, in: folder)
      return nil
    }
  }

  private func checkWriting(of bound: ScenarioCase) throws(BrokenPromise) {
    let text = CaseWriter.text(of: bound)
    let again: ScenarioCase?
    do {
      again = try load(Data(text.utf8))?.cases().first { _ in true }?.bind()
    } catch {
      throw BrokenPromise("a case that was written cannot be read: \(error)\n\(text)")
    }
    guard let again else { throw BrokenPromise("a case that was written is refused:\n\(text)") }
    guard CaseWriter.text(of: again) == text, again.world == bound.world else {
      throw BrokenPromise("a case that was written reads back as another:\n\(text)")
    }
  }
}
