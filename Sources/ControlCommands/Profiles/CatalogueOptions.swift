import ArgumentParser
import CommandSupport
import FoundationEssentials
import Glibc
import VehicleCatalog

/// Where the catalogue is that a command reads by itself.
struct CatalogueOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The catalogue's folder, when it is not at its usual place.", valueName: "dir"),
    completion: .directory)
  var profiles: String?

  /// - Throws: ``CommandFailure``.
  func folder() throws -> String {
    do throws(ProfilesFolder.NotFound) {
      return try ProfilesFolder.path(
        named: profiles, environment: ProcessInfo.processInfo.environment)
    } catch {
      throw CommandFailure(
        .badData, name: "profiles_not_found", what: "cannot find the profiles", why: "\(error)")
    }
  }

  /// The same, from wherever one looks.
  func absoluteFolder() throws -> String {
    let folder = try folder()
    guard let whole = realpath(folder, nil) else { return folder }
    defer { free(whole) }
    return String(cString: whole)
  }

  func load(_ folder: String) throws -> Catalog {
    do throws(CatalogDiagnostics) {
      return try Catalog.load(folder: folder)
    } catch {
      throw CommandFailure(error, name: "catalogue_invalid", what: "cannot load \(folder)")
    }
  }
}
