import Files
import GRDB
import NissanStore

/// The open file of a store.
struct StoreConnection: Sendable {
  private let queue: DatabaseQueue
  private let path: String
  /// Tells whether the file is still the one that was opened.
  private let presence: FilePresence

  /// - Throws: ``StoreFailure`` by name; the file is left as it is.
  init(path: String) throws(StoreFailure) {
    queue = try StoreFile(path: path).open()
    self.path = path
    presence = FilePresence(of: path)
  }

  /// One transaction: all of it is on the disk when this returns, or nothing of it.
  func write<Value: Sendable>(
    _ step: @Sendable (Database) throws -> Value
  ) async throws(StoreFailure) -> Value {
    do {
      let value = try await withoutActuallyEscaping(step) { step in
        try await queue.write { [presence] database in
          try presence.check()
          return try step(database)
        }
      }
      try presence.checkWritten()
      return value
    } catch {
      throw StoreFailure(error, path: path)
    }
  }

  func read<Value: Sendable>(
    _ query: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreFailure) -> Value {
    do {
      return try await queue.read(query)
    } catch {
      throw StoreFailure(error, path: path)
    }
  }
}
