import Synchronization
import TestSupport

/// The parts of docs/exploration.md that come from runs, each between two comments.
enum ExplorationDocument {
  static let hint = "run the tests with UPDATE_DOCS=1 and commit docs/exploration.md"

  private static let file = "docs/exploration.md"

  /// Tests that run side by side write one after the other.
  private static let writing = Mutex(())

  static func text() throws -> String { try Repository.text(of: file) }

  /// Whether the part says `text`; with `UPDATE_DOCS=1` in the environment it is written first.
  static func holds(_ text: String, as part: String) throws -> Bool {
    try writing.withLock { _ in try isHeld(text, as: part) }
  }

  private static func isHeld(_ text: String, as part: String) throws -> Bool {
    var document = try Self.text()
    guard let start = document.firstRange(of: "<!-- \(part) -->\n"),
      let end = document[start.upperBound...].firstRange(of: "<!-- end -->")
    else { return false }
    let place = start.upperBound..<end.lowerBound
    if document[place] == text + "\n" { return true }
    document.replaceSubrange(place, with: text + "\n")
    return try Repository.document(file, writtenFrom: document) == document
  }
}
