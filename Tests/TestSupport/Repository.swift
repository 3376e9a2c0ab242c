import FoundationEssentials

/// The repository that these tests were built in.
package enum Repository {
  /// The folder that holds `Package.swift`.
  package static let root =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// The path of a file or folder, which is named from the root.
  package static func path(_ relative: String) -> String { "\(root)/\(relative)" }

  package static func text(of relative: String) throws -> String {
    try String(contentsOfFile: path(relative), encoding: .utf8)
  }

  /// The text of a generated document; with `UPDATE_DOCS=1` in the environment it is written from
  /// `text` first.
  package static func document(
    _ relative: String, writtenFrom text: String
  ) throws -> String {
    if updatesDocuments { try Data(text.utf8).write(to: URL(filePath: path(relative))) }
    return try self.text(of: relative)
  }

  /// Whether the generated documents are to be written anew.
  package static var updatesDocuments: Bool {
    ProcessInfo.processInfo.environment["UPDATE_DOCS"] == "1"
  }
}
