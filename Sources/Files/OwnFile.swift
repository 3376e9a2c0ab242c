import Glibc

/// Files that their owner alone may read and write, whatever the folder and the umask.
package enum OwnFile {
  /// Mode 0600.
  package static let mode: UInt32 = 0o600

  /// Takes every right of others from a file that is there; nothing happens where none is.
  ///
  /// It does not open the file as `open` does: closing that would give up the locks that SQLite
  /// has on it in this process.
  ///
  /// - Throws: ``PlainFile/Refusal``: a file of another owner, or none that is regular.
  package static func tighten(_ path: String) throws(PlainFile.Refusal) {
    let file = Glibc.open(path, pathOnly | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else {
      if errno == ENOENT { return }
      throw .system(code: errno)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .system(code: errno) }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG else { throw kind == S_IFDIR ? .folder : .notRegular }
    guard status.st_mode & 0o7777 & ~mode != 0 else { return }
    guard chmod("/proc/self/fd/\(file)", mode) == 0 else { throw .system(code: errno) }
  }

  /// Makes an empty file, unless there is one.
  ///
  /// - Returns: `true` when it was made.
  /// - Throws: ``PlainFile/Refusal/system(code:)``.
  @discardableResult
  package static func make(_ path: String) throws(PlainFile.Refusal) -> Bool {
    let file = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard file >= 0 else {
      if errno == EEXIST { return false }
      throw .system(code: errno)
    }
    close(file)
    return true
  }

  /// `O_PATH`, which the Glibc module does not show.
  private static let pathOnly: Int32 = 0o10000000
}
