import Files
import GRDB
import Glibc

/// Saves what can be read of a damaged database in a new one, row by row, and keeps the damaged
/// one beside it.
///
/// It is done so that a process that is killed at any point leaves either the damaged file or the
/// new one in the place, and loses nothing of either.
enum Salvage {
  /// What became of it.
  struct Report: Hashable, Sendable {
    /// The name of the damaged file.
    let copy: String
    /// What was wrong with it.
    let why: String
    /// Rows saved of each table, in the tables' order.
    let rows: [Saved]
  }

  struct Saved: Hashable, Sendable {
    let table: String
    let count: Int
  }

  /// A database in pages of this size is made; a file of another length without SQLite's name at
  /// its beginning never was one.
  private static let pageBytes = 4_096

  /// - Parameters:
  ///   - path: The database.
  ///   - folder: Its folder.
  ///   - error: What was wrong.
  /// - Returns: What became of it.
  /// - Throws: `error` when the file never was a database; ``DatabaseCopy/Failure``, what SQLite
  ///   says of a new file.
  static func run(
    at path: String, in folder: String, after error: any Error
  ) throws -> Report {
    guard DamagedHeader.couldBeDatabase(path, pageBytes: pageBytes) else { throw error }
    let name = SetAside(folder: folder).nextName()
    let damaged = "\(folder)/\(name)"
    for side in ["", "-wal"] where access(path + side, F_OK) == 0 {
      guard link(path + side, damaged + side) == 0 else {
        throw DatabaseCopy.Failure(
          description: "\(damaged)\(side) cannot be made (\(Folder.lastError))")
      }
    }
    let part = "\(path).part"
    removeAll(part)
    try OwnFile.make(part)
    let rows = try fill(part, from: damaged, in: folder)
    try settle(part)
    guard rename(part, complete(path)) == 0 else {
      throw DatabaseCopy.Failure(
        description: "\(path) cannot be replaced (\(Folder.lastError))")
    }
    Folder.sync(of: path)
    finish(at: path)
    return Report(copy: name, why: "\(error)", rows: rows)
  }

  /// Puts a new file that is complete in its place. The log of the damaged one goes first: SQLite
  /// would take it for the new one's.
  static func finish(at path: String) {
    guard access(complete(path), F_OK) == 0 else { return }
    for side in ["-wal", "-shm", "-journal"] { unlink(path + side) }
    rename(complete(path), path)
    Folder.sync(of: path)
  }

  private static func complete(_ path: String) -> String { "\(path).salvaged" }

  private static func removeAll(_ path: String) {
    for side in ["", "-wal", "-shm", "-journal"] { unlink(path + side) }
  }

  /// On the disk, before it gets its name.
  private static func settle(_ path: String) throws {
    let file = Glibc.open(path, O_RDWR | O_CLOEXEC)
    defer { if file >= 0 { close(file) } }
    guard file >= 0, fsync(file) == 0 else {
      throw DatabaseCopy.Failure(description: "\(path) cannot be written (\(Folder.lastError))")
    }
  }

  private static func fill(
    _ part: String, from damaged: String, in folder: String
  ) throws -> [Saved] {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let new = try DatabaseQueue(path: part, configuration: configuration)
    try VehicleSchema.migrations.migrate(new)
    var rows = save(from: damaged, into: new)
    if rows.allSatisfy({ $0.count == 0 }) {
      // Nothing can be read: perhaps it is only the first bytes, which are known.
      let mended = "\(folder)/headunit.sqlite.part-mended"
      defer { removeAll(mended) }
      if DamagedHeader.mend(damaged, as: mended, pageBytes: pageBytes) {
        rows = save(from: mended, into: new)
      }
    }
    try new.close()
    return rows
  }

  /// A database that cannot even be opened saves nothing.
  private static func save(from damaged: String, into new: DatabaseQueue) -> [Saved] {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // Takes what is right of a damaged schema, and believes no cell that runs out of its page.
      try database.execute(sql: "PRAGMA writable_schema = ON; PRAGMA cell_size_check = ON")
    }
    let nothing = VehicleSchema.tables.map { Saved(table: $0, count: 0) }
    let saved = try? DatabaseQueue(path: damaged, configuration: configuration)
      .inDatabase { source in
        try new.writeWithoutTransaction { target in
          var saved: [Saved] = []
          try target.inTransaction {
            for table in VehicleSchema.tables {
              var salvager = try TableSalvager(table, source, target)
              saved.append(Saved(table: table, count: salvager.run()))
            }
            return .commit
          }
          return saved
        }
      }
    return saved ?? nothing
  }
}
