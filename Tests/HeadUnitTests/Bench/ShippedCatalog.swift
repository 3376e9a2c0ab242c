import VehicleCatalog

/// The catalogue that ships in `Profiles/`, read once for all tests.
enum ShippedCatalog {
  static func load() throws -> Catalog { try shared.get() }

  private static let shared = Result { () throws(CatalogDiagnostics) in
    try Catalog.load(folder: folder)
  }
  private static let folder = String(
    #filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" } + "/Profiles")
}
