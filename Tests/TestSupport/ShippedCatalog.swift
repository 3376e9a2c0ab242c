import FoundationEssentials
package import VehicleCatalog

/// The catalogue that ships in `Profiles/`, read once for all tests.
package enum ShippedCatalog {
  package static let folder = Repository.path("Profiles")

  package static func load() throws(CatalogDiagnostics) -> Catalog { try shared.get() }

  private static let shared = Result { () throws(CatalogDiagnostics) in
    try Catalog.load(folder: folder)
  }

  /// The catalogue with one of its files changed.
  package static func edited(
    _ file: String, _ change: (inout String) throws -> Void
  ) throws -> Catalog {
    let copy = try TemporaryFolder()
    let profiles = "\(copy.path)/Profiles"
    try FileManager.default.copyItem(atPath: folder, toPath: profiles)
    var text = try String(contentsOfFile: "\(profiles)/\(file)", encoding: .utf8)
    try change(&text)
    try copy.write(text, to: "Profiles/\(file)")
    return try Catalog.load(folder: profiles)
  }

  /// The catalogue with other texts in one of its files.
  ///
  /// - Throws: ``TextMissing`` when the file does not have one of the texts.
  package static func edited(
    _ file: String, replacing changes: [(old: String, new: String)]
  ) throws -> Catalog {
    try edited(file) { text in
      for (old, new) in changes {
        guard text.contains(old) else { throw TextMissing(file: file, text: old) }
        text = text.replacing(old, with: new)
      }
    }
  }

  /// A test that changes the catalogue is older than the catalogue.
  package struct TextMissing: Error {
    let file: String
    let text: String
  }
}
