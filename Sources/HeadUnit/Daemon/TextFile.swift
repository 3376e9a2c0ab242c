import Glibc

/// Reads a small text file that a person wrote, and says plainly why it cannot.
package enum TextFile {
  /// Why a file cannot be read; the description is for the person who named it.
  package struct Unreadable: Error, Hashable, CustomStringConvertible {
    package let description: String
  }

  /// Bytes of the largest file that is read.
  package static let bytesMax = 1 << 20

  /// - Throws: ``Unreadable`` with the operating system's words, or the limit.
  package static func read(_ path: String) throws(Unreadable) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Unreadable(description: Folder.lastError) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = Glibc.read(file, &piece, piece.count)
      guard count >= 0 else { throw Unreadable(description: Folder.lastError) }
      if count == 0 { break }
      bytes += piece.prefix(count)
      guard bytes.count <= bytesMax else {
        throw Unreadable(description: "it is longer than \(bytesMax) bytes")
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Unreadable(description: "it is not UTF-8 text")
    }
    return text
  }
}
