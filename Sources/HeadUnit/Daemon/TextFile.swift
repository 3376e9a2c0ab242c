import FoundationEssentials
import Glibc

/// Reads a small text file that a person wrote, and says plainly why it cannot.
package enum TextFile {
  package struct Unreadable: Error, Hashable, CustomStringConvertible {
    package let description: String
  }

  /// Bytes of the largest file that is read.
  package static let bytesMax = 1 << 20

  /// - Throws: ``Unreadable`` with the operating system's words, or the limit.
  package static func read(_ path: String) throws(Unreadable) -> String {
    var status = stat()
    guard stat(path, &status) == 0, access(path, R_OK) == 0 else {
      throw Unreadable(description: Folder.lastError)
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Unreadable(description: "not a file") }
    guard status.st_size <= bytesMax else {
      throw Unreadable(description: "it has \(status.st_size) bytes; at most \(bytesMax) are read")
    }
    do {
      return try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw Unreadable(description: "it is not UTF-8 text")
    }
  }
}
