import FoundationEssentials
import GRDB
import NissanStore

/// Opens the file of a store, or says why not and leaves it as it is.
struct StoreFile {
  /// How long another process may keep the file before a call gives up.
  static let busySeconds = 5.0

  let path: String

  /// - Throws: ``StoreFailure`` by name; nothing was overwritten.
  func open() throws(StoreFailure) -> DatabaseQueue {
    try makePrivate()
    do {
      let queue = try DatabaseQueue(path: path, configuration: Self.configuration)
      try queue.read { database in
        if let flaw = try String.fetchOne(database, sql: "PRAGMA quick_check(1)"), flaw != "ok" {
          throw StoreFailure.corrupted(path: path, detail: flaw)
        }
        if try StoreMigrations.all.hasBeenSuperseded(database) {
          throw StoreFailure.tooNew(path: path)
        }
      }
      try StoreMigrations.all.migrate(queue)
      return queue
    } catch {
      throw StoreFailure(error, opening: path)
    }
  }

  /// Write-ahead log; a commit is on the disk before it is answered.
  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(busySeconds)
    configuration.label = "store"
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    return configuration
  }

  /// Makes a new file that its owner alone can read: it will hold keys. SQLite gives its side
  /// files the same rights.
  private func makePrivate() throws(StoreFailure) {
    var isDirectory = false
    let files = FileManager.default
    if files.fileExists(atPath: path, isDirectory: &isDirectory) {
      guard !isDirectory else { throw .cannotOpen(path: path, detail: "it is a folder") }
      return
    }
    let made = files.createFile(
      atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    guard made else {
      throw .cannotOpen(path: path, detail: "it cannot be made; does its folder exist?")
    }
  }
}
