import VehicleCatalog

/// The catalogue that ships in `Profiles/`, read once for all tests.
enum ShippedCatalog {
  static let root = String(#filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" })
  static let folder = "\(root)/Profiles"

  static func load() throws -> Catalog {
    try shared.get()
  }

  private static let shared = Result { () throws(CatalogDiagnostics) in
    try Catalog.load(folder: folder)
  }
}
