import CommandSupport
import FoundationEssentials

/// A file that a command was asked to leave.
enum WrittenFile {
  /// - Throws: ``CommandFailure`` named `output_failed`.
  static func write(_ text: String, to file: String) throws(CommandFailure) {
    do {
      try Data(text.utf8).write(to: URL(filePath: file), options: .atomic)
    } catch {
      throw CommandFailure(
        .inputOutput, name: "output_failed", what: "cannot write \(file)", why: "\(error)")
    }
  }
}
