import CarModel
import Files
import GRDB
import Glibc
package import VehicleCatalog

/// Puts a backup in the place of a state folder's database, while no daemon uses it.
package enum Restore {
  /// What was put back.
  package struct Report: Hashable, Sendable {
    package let vehicles: Int
    package let bonds: Int
  }

  /// Why nothing was put back, and nothing was changed.
  package enum Refusal: Error, Hashable, Sendable {
    /// The backup cannot be read, or is no database of ours.
    case unreadable(path: String, reason: String)
    /// SQLite finds it damaged.
    case damaged(path: String, failure: String)
    /// The state folder has a database already.
    case taken(path: String)
  }

  /// Checks the backup at `path` and copies it into `folder`, which must have no database.
  ///
  /// - Throws: ``Refusal``; ``StartRefusal`` when the folder cannot be used, or when a daemon with
  ///   this catalogue could not take up what the backup holds.
  package static func run(
    from path: String, into folder: StateFolder, _ catalog: Catalog
  ) throws -> Report {
    guard access(folder.databasePath, F_OK) != 0 else {
      throw Refusal.taken(path: folder.databasePath)
    }
    let source = try open(path)
    do {
      try DatabaseCopy.make(of: source, at: folder.databasePath)
    } catch {
      throw StartRefusal.stateFolder(path: folder.path, reason: "\(error)")
    }
    do {
      let database = try VehicleDatabase(in: folder)
      let kept = try database.load(catalog) { $0 }
      try database.close()
      // A backup is taken as it is or not at all; what only a trust file vouches for is the
      // daemon's to judge.
      if let failure = kept.failures.first(where: {
        $0.handling == .setAside || $0.part == "vehicle"
      }) {
        throw StartRefusal.stateUnreadable("\(failure)")
      }
      return Report(
        vehicles: kept.vehicles.count, bonds: kept.vehicles.map(\.bonds.count).reduce(0, +))
    } catch {
      // What cannot be taken up is not left for a daemon to find.
      for end in ["", "-wal", "-shm"] { unlink(folder.databasePath + end) }
      throw error
    }
  }

  private static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    do throws(PlainFile.Refusal) {
      close(try PlainFile.open(path))
    } catch {
      throw Refusal.unreadable(path: path, reason: "\(error)")
    }
    let source: DatabaseQueue
    let found: DatabaseInspection
    do {
      source = try DatabaseQueue(path: path, configuration: configuration)
      found = try source.read { try VehicleDatabase.inspect($0, failuresMax: 1) }
    } catch {
      throw Refusal.unreadable(path: path, reason: "\(error)")
    }
    if let failure = found.failures.first { throw Refusal.damaged(path: path, failure: failure) }
    return source
  }
}

extension Restore.Refusal: CustomStringConvertible {
  /// Stable, lower_snake.
  package var name: String {
    switch self {
    case .unreadable: "backup_unreadable"
    case .damaged: "backup_damaged"
    case .taken: "state_folder_not_empty"
    }
  }

  package var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path) is no readable backup; \(reason)"
    case .damaged(let path, let failure): "\(path) is damaged; \(failure)"
    case .taken(let path):
      "\(path) exists; move it away, or name another folder with --state-dir"
    }
  }
}
