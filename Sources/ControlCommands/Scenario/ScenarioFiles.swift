import ArgumentParser
import CommandSupport
import FoundationEssentials
import Scenarios
import VehicleCatalog

/// Which scenario files a command reads, and what they may name.
struct ScenarioFiles: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Scenario files, or folders of them.",
      discussion: "Left out, the scenarios that come with headunit.", valueName: "file"),
    completion: .yamlFiles)
  var paths: [String] = []

  @OptionGroup var catalogue: CatalogueOptions

  /// Reads the files.
  ///
  /// - Throws: ``CommandFailure`` named `scenario_invalid` with every error.
  func suite(_ catalog: Catalog) throws -> ScenarioSuite {
    guard let places = paths.isEmpty ? ScenarioPack.folder().map({ [$0] }) : paths else {
      throw CommandFailure(
        .badData, name: "scenarios_not_found",
        what: "cannot find the scenarios that come with headunit", why: "name a file or a folder")
    }
    let files = try ScenarioPack.files(in: places)
    do throws(CatalogDiagnostics) {
      return try ScenarioSuite.load(files, catalog: catalog)
    } catch {
      throw CommandFailure(error, name: "scenario_invalid", what: "cannot read the scenarios")
    }
  }
}

extension CommandFailure {
  /// Every error of some files.
  init(_ diagnostics: CatalogDiagnostics, name: String, what: String) {
    self.init(
      .badData, name: name, what: what,
      why: "\(counted(diagnostics.all.count, "diagnostic")); each stands above",
      diagnostics: diagnostics.all.map { Diagnostic(place: $0.place, message: $0.message) })
  }
}
