import ArgumentParser
import CommandSupport
import VehicleCatalog

/// `headunitctl profiles check`
struct ProfilesCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a folder of profiles, without a daemon.",
    discussion: "Every error is reported at once, with its file, line and column.")

  @OptionGroup var options: GlobalOptions

  @Argument(
    help: "The folder with services.yaml, products.yaml and vehicles/.", completion: .directory)
  var folder: String

  func run() throws {
    let catalog: Catalog
    do throws(CatalogDiagnostics) {
      catalog = try Catalog.load(folder: folder)
    } catch {
      throw CommandFailure(
        .badData, name: "catalogue_invalid", what: "cannot load the profiles in \(folder)",
        why: counted(error.all.count, "error"),
        diagnostics: error.all.map {
          CommandFailure.Diagnostic(place: $0.place, message: $0.message)
        })
    }
    let summary = Summary(
      folder: folder, profiles: catalog.profileNames.count, services: catalog.services.count,
      products: catalog.products.count)
    try options.output.answer(summary, text: summary.text)
  }

  private struct Summary: Encodable {
    let folder: String
    let profiles: Int
    let services: Int
    let products: Int

    var text: StyledText {
      StyledText("no errors", .good)
        + " in \(folder): \(counted(profiles, "profile")), \(counted(services, "service")),"
        + " \(counted(products, "product"))"
    }
  }
}
