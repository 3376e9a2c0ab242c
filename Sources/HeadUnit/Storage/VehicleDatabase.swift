import Files
import GRDB

/// The daemon's memory on disk: SQLite in WAL mode with `synchronous=FULL`, so that what a commit
/// has answered survives `kill -9` and power loss.
package final class VehicleDatabase: VehicleStorage {
  let queue: DatabaseQueue
  /// A second connection that only reads: whoever reads the journal holds up no commit.
  let reader: DatabaseQueue
  /// Where the file is.
  let path: String
  /// The folder of the file.
  let folder: String
  /// Tells whether the files are still those that were opened.
  let presence: FilePresence
  /// What was saved of a damaged file when this one was opened; `nil` when it was sound.
  let salvaged: Salvage.Report?

  /// Opens the database in a state folder, or makes it. Of a damaged one what can be read is saved
  /// in a new file, and the damaged one is kept beside it.
  ///
  /// - Throws: ``StartRefusal/stateUnreadable(_:)`` when the file never was a database, when a
  ///   newer version wrote it, or when the disk fails; it is left as it is.
  package init(in folder: StateFolder) throws(StartRefusal) {
    path = folder.databasePath
    self.folder = folder.path
    do {
      Salvage.finish(at: folder.databasePath)
      var report: Salvage.Report?
      do {
        (queue, reader) = try DatabaseOpening.open(folder.databasePath)
      } catch let error where DatabaseOpening.isDamage(error) {
        let saved = try Salvage.run(at: folder.databasePath, in: folder.path, after: error)
        report = saved
        (queue, reader) = try DatabaseOpening.open(folder.databasePath)
      }
      salvaged = report
      presence = FilePresence(of: folder.databasePath)
    } catch let refusal as StartRefusal {
      throw refusal
    } catch {
      throw .stateUnreadable("\(folder.databasePath): \(error)")
    }
  }

  /// Takes the lock for writing behind everything that is being written, and gives it back.
  ///
  /// - Throws: what SQLite says when somebody else keeps it.
  func lockForWriting() async throws {
    try await queue.writeWithoutTransaction { database in
      try database.inTransaction(.immediate) { .rollback }
    }
  }

  /// Closes it, leaving one file without a log beside it. Nothing is read or written afterwards.
  ///
  /// - Throws: what SQLite says; everything is on the disk all the same.
  package func close() throws {
    // The last to close tidies up, and a connection that only reads cannot.
    try reader.close()
    try queue.close()
  }
}
