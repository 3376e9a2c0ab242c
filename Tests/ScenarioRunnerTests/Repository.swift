import FoundationEssentials

/// The files of this repository that tests compare with what the code says.
enum Repository {
  static func path(_ relative: String) -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return root.appending(path: relative).path
  }

  /// The file's text; with `UPDATE_DOCS=1` in the environment it is written from `text` first.
  static func document(_ relative: String, writtenFrom text: String) throws -> String {
    let path = path(relative)
    if ProcessInfo.processInfo.environment["UPDATE_DOCS"] == "1" {
      try Data(text.utf8).write(to: URL(filePath: path))
    }
    return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }
}
