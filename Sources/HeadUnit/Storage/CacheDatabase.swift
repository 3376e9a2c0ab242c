import GRDB

/// The daemon's memory on disk: SQLite in WAL mode with `synchronous=FULL`, so that what a commit
/// has answered survives `kill -9` and power loss.
package final class CacheDatabase: Sendable {
  let queue: DatabaseQueue
  /// A second connection that only reads: whoever reads the journal holds up no commit.
  let reader: DatabaseQueue
  /// Where the file is; `nil` for one in memory.
  let path: String?
  /// The folder of the file; `nil` for one in memory.
  let folder: String?

  /// Milliseconds to wait for another process that holds the file.
  private static let busyMilliseconds = 5_000

  /// Opens the database in a state folder, or makes it.
  ///
  /// - Throws: ``StartRefusal/stateUnreadable(_:)`` when the file is no database of ours or a
  ///   newer version wrote it; it is left as it is.
  package init(in folder: StateFolder) throws(StartRefusal) {
    var configuration = Configuration()
    configuration.busyMode = .timeout(Double(Self.busyMilliseconds) / 1_000)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    path = folder.databasePath
    self.folder = folder.path
    do {
      queue = try DatabaseQueue(path: folder.databasePath, configuration: configuration)
      let isNewer = try queue.read { try CacheSchema.migrations.hasBeenSuperseded($0) }
      guard !isNewer else {
        throw StartRefusal.stateUnreadable("\(folder.databasePath) was written by a newer version")
      }
      try CacheSchema.migrations.migrate(queue)
      configuration.readonly = true
      reader = try DatabaseQueue(path: folder.databasePath, configuration: configuration)
    } catch let refusal as StartRefusal {
      throw refusal
    } catch {
      throw .stateUnreadable("\(folder.databasePath): \(error)")
    }
  }

  /// An empty database in memory, gone with this value.
  ///
  /// - Throws: ``StartRefusal/stateUnreadable(_:)``.
  package convenience init() throws(StartRefusal) {
    do {
      let queue = try DatabaseQueue()
      try CacheSchema.migrations.migrate(queue)
      self.init(inMemory: queue)
    } catch {
      throw .stateUnreadable("\(error)")
    }
  }

  private init(inMemory queue: DatabaseQueue) {
    self.queue = queue
    reader = queue
    (path, folder) = (nil, nil)
  }

  /// Takes the lock for writing behind everything that is being written, and gives it back.
  ///
  /// - Throws: what SQLite says when somebody else keeps it.
  func lockForWriting() async throws {
    try await queue.writeWithoutTransaction { database in
      try database.inTransaction(.immediate) { .rollback }
    }
  }

  /// Writes a copy of what it keeps now to a new file.
  package func copy(to path: String) throws {
    try queue.backup(to: try DatabaseQueue(path: path))
  }

  /// A copy of one in memory: quicker than making the tables anew.
  ///
  /// - Throws: ``StartRefusal/stateUnreadable(_:)``.
  package func copyInMemory() throws(StartRefusal) -> CacheDatabase {
    do {
      let copy = try DatabaseQueue()
      try queue.backup(to: copy)
      return CacheDatabase(inMemory: copy)
    } catch {
      throw .stateUnreadable("\(error)")
    }
  }
}
