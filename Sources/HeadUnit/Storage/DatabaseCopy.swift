import GRDB
import Glibc

/// A whole database as one file that nobody writes any more.
enum DatabaseCopy {
  /// Why there is no copy.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Copies what `source` keeps now, consistent, to a new file of its owner alone. It gets its name
  /// when all of it is on the disk, so that there is never half of one.
  ///
  /// - Throws: ``Failure`` when `path` exists or cannot be written; what SQLite says.
  static func make(of source: DatabaseQueue, at path: String) throws {
    let part = "\(path).part"
    let descriptor = open(part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure("making \(part)") }
    defer { close(descriptor) }
    do {
      try fill(part, from: source)
      guard fsync(descriptor) == 0 else { throw failure("writing \(part)") }
      // Unlike `rename`, this replaces nothing.
      guard link(part, path) == 0 else { throw failure("naming \(path)") }
      unlink(part)
    } catch {
      for end in ["", "-wal", "-shm", "-journal"] { unlink(part + end) }
      throw error
    }
    Folder.sync(of: path)
  }

  private static func fill(_ path: String, from source: DatabaseQueue) throws {
    let copy = try DatabaseQueue(path: path)
    try source.backup(to: copy)
    // One file, without a log beside it.
    try copy.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA journal_mode = DELETE")
    }
    try copy.close()
  }

  private static func failure(_ step: String) -> Failure {
    Failure(description: "\(step) failed (\(Folder.lastError))")
  }
}
