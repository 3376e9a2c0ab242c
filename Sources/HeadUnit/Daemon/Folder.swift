import FoundationEssentials
import Glibc

/// Making folders, with the operating system's own words when it fails.
package enum Folder {
  /// Makes `path` and what is missing above it.
  ///
  /// - Returns: why it failed; `nil` when the folder is there.
  package static func make(_ path: String, mode: UInt32) -> String? {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/\(part)"
      guard mkdir(made, mode) != 0, errno != EEXIST else { continue }
      return "\(made) cannot be made (\(lastError))"
    }
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return lastError }
    close(folder)
    return access(path, W_OK | X_OK) == 0 ? nil : "it cannot be written (\(lastError))"
  }

  /// What a folder holds; nothing for one that is not there or cannot be read.
  static func names(in path: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
  }

  /// Has the name of a new file survive a power cut too; a disk that cannot do that keeps the file
  /// all the same.
  static func sync(of path: String) {
    guard let slash = path.lastIndex(of: "/") else { return }
    let folder = open(String(path[...slash]), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  /// The operating system's words for what just failed.
  static var lastError: String { String(cString: strerror(errno)) }
}
