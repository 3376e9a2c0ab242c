/// Every error found in a catalogue folder or another set of YAML files, in the order of files
/// and lines; never empty.
package struct CatalogDiagnostics: Error, Hashable, CustomStringConvertible {
  package let all: [CatalogDiagnostic]

  package init(all: [CatalogDiagnostic]) { self.all = all }

  /// One error on each line.
  package var description: String {
    all.map(\.description).joined(separator: "\n")
  }
}

/// One error in one YAML file.
package struct CatalogDiagnostic: Hashable, Sendable {
  /// The path as a person can open it: the folder as it was given, then the file.
  package let file: String
  /// Where the error stands; `nil` when it concerns the file as a whole.
  package let position: Position?
  /// What is wrong, and what was meant if that can be guessed.
  package let message: String

  /// `Profiles/services.yaml:12:18`; the file alone when it concerns all of it.
  package var place: String { position.map { "\(file):\($0.line):\($0.column)" } ?? file }

  /// Both count from 1; columns are counted in Unicode scalars.
  package struct Position: Hashable, Sendable {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }
}

extension CatalogDiagnostic: CustomStringConvertible, Comparable {
  /// `Profiles/services.yaml:12:18: unknown capability ‘remote_lok’; did you mean ‘remote_lock’?`
  package var description: String { "\(place): \(message)" }

  package static func < (left: CatalogDiagnostic, right: CatalogDiagnostic) -> Bool {
    left.sortKey < right.sortKey
  }

  private var sortKey: (String, Int, Int, String) {
    (file, position?.line ?? 0, position?.column ?? 0, message)
  }
}

/// Gathers errors while the files are read.
package final class DiagnosticLog {
  package private(set) var entries: [CatalogDiagnostic] = []

  package init() {}

  package func report(
    _ message: String, file: String, at position: CatalogDiagnostic.Position? = nil
  ) {
    entries.append(CatalogDiagnostic(file: file, position: position, message: message))
  }

  /// The errors so far, sorted, or `nil` when there are none.
  package var diagnostics: CatalogDiagnostics? {
    entries.isEmpty ? nil : CatalogDiagnostics(all: Set(entries).sorted())
  }
}
