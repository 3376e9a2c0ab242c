import Files
import GRDB
import Glibc
import NissanStore

/// Opens the file of a store, or says why not and leaves it as it is.
struct StoreFile {
  /// How long another process may keep the file before a call gives up.
  static let busySeconds = 5.0

  /// Bytes that the write-ahead log keeps on the disk once what is in it is in the database.
  static let logBytesMax = 4 << 20

  let path: String

  /// - Throws: ``StoreFailure`` by name; nothing was overwritten.
  func open() throws(StoreFailure) -> DatabaseQueue {
    do {
      return try alone {
        if try makePrivate() == .found { try examine() }
        let queue = try DatabaseQueue(path: path, configuration: Self.configuration)
        try StoreMigrations.all.migrate(queue)
        return queue
      }
    } catch {
      throw StoreFailure(error, opening: path)
    }
  }

  /// Opening is one phone's business at a time: two that make the tables at once would both find
  /// none. The lock ends with the process, however it ends.
  private func alone<Value>(_ body: () throws -> Value) throws -> Value {
    let lock = Glibc.open(
      "\(path).lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, OwnFile.mode)
    guard lock >= 0 else {
      throw StoreFailure.cannotOpen(
        path: path, detail: "it cannot be locked (\(String(cString: strerror(errno))))")
    }
    defer { close(lock) }
    while flock(lock, LOCK_EX) != 0 {
      guard errno == EINTR else {
        throw StoreFailure.cannotOpen(
          path: path, detail: "it cannot be locked (\(String(cString: strerror(errno))))")
      }
    }
    return try body()
  }

  /// Looks a file over before anything may write to it: opening it for writing already does.
  private func examine() throws {
    do {
      try lookOver()
    } catch let error as DatabaseError
      where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK
    {
      // A phone died while it made the file, before there was a log. What was half done is taken
      // back, which only one that may write can do.
      let queue = try DatabaseQueue(path: path)
      try queue.read { try $0.execute(sql: "SELECT count(*) FROM sqlite_schema") }
      try queue.close()
      try lookOver()
    }
  }

  private func lookOver() throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(Self.busySeconds)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.read { database in
      if let failure = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)"),
        failure != "ok"
      {
        throw StoreFailure.corrupted(path: path, detail: failure)
      }
      if try StoreMigrations.all.hasBeenSuperseded(database) {
        throw StoreFailure.tooNew(path: path)
      }
    }
    try queue.close()
  }

  /// Write-ahead log; a commit is on the disk before it is answered.
  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(busySeconds)
    configuration.label = "store"
    // Not `journalMode`: that sets `synchronous = NORMAL` after this, and what was answered would
    // wait for a later sync.
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "PRAGMA synchronous = FULL")
      try database.execute(sql: "PRAGMA journal_size_limit = \(logBytesMax)")
    }
    return configuration
  }

  private enum Presence { case found, made }

  /// Makes a new file that its owner alone can read, as it will hold keys, and takes from others
  /// what they could read of an old one. SQLite gives its side files the same rights.
  private func makePrivate() throws(StoreFailure) -> Presence {
    do throws(PlainFile.Refusal) {
      if try OwnFile.make(path) { return .made }
      for side in ["", "-wal", "-shm", ".lock"] { try OwnFile.tighten(path + side) }
      return .found
    } catch {
      switch error {
      case .folder: throw .cannotOpen(path: path, detail: "it is a folder")
      case .system(code: ENOENT):
        throw .cannotOpen(path: path, detail: "it cannot be made; does its folder exist?")
      case .system, .notRegular, .tooLong, .notText:
        throw .cannotOpen(path: path, detail: "\(error)")
      }
    }
  }
}
