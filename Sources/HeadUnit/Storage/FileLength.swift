import FoundationEssentials
import Glibc

/// How long a file is, without `stat`: beside GRDB's Foundation, the statically linked one, the
/// compiler takes that for another module's.
enum FileLength {
  /// `nil` for what is not there or cannot be looked at. Opens nothing: to close a database's file
  /// would give up the locks that SQLite has on it.
  ///
  /// - Source: fcntl(2), record locks; sqlite.org/howtocorrupt.html, 2.2.
  static func bytes(of path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    // Linked statically it is an `NSNumber`, which is no integer without all of Foundation; both
    // are written with their digits.
    return attributes?[.size].flatMap { Int("\($0)") }
  }

  /// `nil` for what is no open file, with `errno`. Leaves the file at its end.
  static func bytes(of descriptor: Int32) -> Int? {
    let end = lseek(descriptor, 0, SEEK_END)
    return end >= 0 ? end : nil
  }
}
