import Files
import Glibc

/// The folder that holds a daemon's database, used by one daemon at a time.
package final class StateFolder: Sendable {
  package let path: String
  /// Locked: its name in the folder may go, the folder itself cannot be another.
  private let folder: Int32
  /// What a daemon of an earlier version locks.
  private let lock: Int32

  /// The database inside it.
  package var databasePath: String { "\(path)/headunit.sqlite" }
  /// Copies of the database that were asked for.
  var backupFolder: String { "\(path)/backups" }

  /// Makes the folder (mode 0700) if it is missing, and claims it until this value is gone or the
  /// process ends, however it ends. What is in it is its owner's alone from then on, and what a
  /// killed daemon left half written is removed.
  ///
  /// - Throws: ``StartRefusal/stateFolder(path:reason:)``,
  ///   ``StartRefusal/stateFolderInUse(path:)``.
  package init(claiming path: String) throws(StartRefusal) {
    self.path = path
    if let reason = Folder.make(path, mode: 0o700) {
      throw .stateFolder(path: path, reason: reason)
    }
    folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    lock = open(
      "\(path)/headunit.lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK,
      OwnFile.mode)
    guard folder >= 0, lock >= 0 else {
      throw .stateFolder(path: path, reason: "it cannot be written (\(Folder.lastError))")
    }
    // A folder on a disk that knows no such locks is guarded by the file alone.
    if flock(folder, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      throw .stateFolderInUse(path: path)
    }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      throw .stateFolderInUse(path: path)
    }
    removeParts()
    do throws(FileInTheWay) {
      try tighten()
    } catch {
      throw .stateFolder(path: path, reason: "\(error.path) cannot be used (\(error.why))")
    }
  }

  deinit {
    close(lock)
    close(folder)
  }

  private struct FileInTheWay: Error {
    let path: String
    let why: PlainFile.Refusal
  }

  /// Nobody but the owner reads or writes what holds keys.
  private func tighten() throws(FileInTheWay) {
    let ours = ["headunit.lock"] + ["", "-wal", "-shm", "-journal"].map { "headunit.sqlite\($0)" }
    let copies = Folder.names(in: backupFolder).map { "backups/\($0)" }
    let setAside = Folder.names(in: path).filter(SetAside.isOne)
    for name in ours + copies + setAside {
      let file = "\(path)/\(name)"
      do throws(PlainFile.Refusal) {
        try OwnFile.tighten(file)
      } catch {
        throw FileInTheWay(path: file, why: error)
      }
    }
  }

  /// Of a backup, a restore or a salvage that was killed.
  private func removeParts() {
    for place in [path, backupFolder] {
      for name in Folder.names(in: place) where name.contains(".sqlite.part") {
        unlink("\(place)/\(name)")
      }
    }
  }
}
