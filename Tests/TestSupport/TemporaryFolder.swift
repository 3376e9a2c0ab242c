import FoundationEssentials
import Glibc

/// A folder of its own for one test, gone with it.
///
/// Its path is short, because the path of a Unix socket has at most 107 bytes. It is in memory
/// where the machine has such a place: no test here is about a disk. With `PRESERVE_SCRATCH` in the
/// environment it is kept, and its path printed.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    var template = Array("\(Self.parent)/hu-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    if ProcessInfo.processInfo.environment["PRESERVE_SCRATCH"] == nil {
      try? FileManager.default.removeItem(atPath: path)
    } else {
      print("kept: \(path)")
    }
  }

  private static let parent = access("/dev/shm", W_OK | X_OK) == 0 ? "/dev/shm" : "/tmp"

  /// Writes a file, and the folders it is in.
  ///
  /// - Returns: Its path.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    let file = URL(filePath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }
}
