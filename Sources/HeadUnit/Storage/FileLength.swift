import Glibc

/// How long a file is, without `stat`: beside GRDB's Foundation, the statically linked one, the
/// compiler takes that for another module's.
enum FileLength {
  /// `nil` for what cannot be read, with `errno`.
  static func bytes(of path: String) -> Int? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    return bytes(of: file)
  }

  /// `nil` for what is no open file, with `errno`. Leaves the file at its end.
  static func bytes(of descriptor: Int32) -> Int? {
    let end = lseek(descriptor, 0, SEEK_END)
    return end >= 0 ? end : nil
  }
}
