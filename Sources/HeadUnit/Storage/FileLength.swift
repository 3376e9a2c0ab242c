import Glibc

/// How long a file is, asked in a file of its own: beside GRDB's Foundation, the statically linked
/// one, the compiler takes `stat` for another module's.
enum FileLength {
  /// `nil` for what is not there, with `errno`.
  static func bytes(of path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// `nil` for what is no open file, with `errno`.
  static func bytes(of descriptor: Int32) -> Int? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : nil
  }
}
