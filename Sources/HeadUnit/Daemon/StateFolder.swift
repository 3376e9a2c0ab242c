import Glibc

/// The folder that holds a daemon's database, used by one daemon at a time.
package final class StateFolder: Sendable {
  package let path: String
  private let lock: Int32

  /// The database inside it.
  package var databasePath: String { "\(path)/headunit.sqlite" }

  /// Makes the folder (mode 0700) if it is missing, and claims it until this value is gone or the
  /// process ends, however it ends.
  ///
  /// - Throws: ``StartRefusal/stateFolder(path:reason:)``,
  ///   ``StartRefusal/stateFolderInUse(path:)``.
  package init(claiming path: String) throws(StartRefusal) {
    self.path = path
    if let reason = Folder.make(path, mode: 0o700) {
      throw .stateFolder(path: path, reason: reason)
    }
    let lockPath = "\(path)/headunit.lock"
    lock = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0 else {
      throw .stateFolder(path: path, reason: "it cannot be written (\(Folder.lastError))")
    }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      throw .stateFolderInUse(path: path)
    }
  }

  deinit { close(lock) }
}

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
