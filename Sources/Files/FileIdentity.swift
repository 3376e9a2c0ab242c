import Glibc

/// Which file stands at a path: the same one as before, or another by the same name.
package struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let inode: UInt64

  /// Opens nothing: to close a database's file would give up the locks that SQLite has on it.
  ///
  /// - Returns: `nil` when nothing stands there, or it cannot be seen.
  /// - Source: fcntl(2), record locks; sqlite.org/howtocorrupt.html, 2.2.
  package init?(at path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }
}
