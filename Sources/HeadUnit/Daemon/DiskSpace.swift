import Glibc

/// The room on the disk that holds a folder.
struct DiskSpace: Hashable, Sendable {
  /// Bytes that this process may still write.
  let freeBytes: Int
  let bytes: Int

  /// - Returns: `nil` where the system does not tell.
  static func read(at path: String) -> DiskSpace? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    let blockBytes = Int(status.f_frsize)
    return DiskSpace(
      freeBytes: Int(status.f_bavail) * blockBytes, bytes: Int(status.f_blocks) * blockBytes)
  }
}
