import Synchronization

/// Whether the files of a database are still those that were opened. What is written to a file
/// without a name is gone with the process, and nobody may be told that it is kept.
package final class FilePresence: Sendable {
  private let files: [(path: String, identity: FileIdentity?)]
  /// Something was written to a file that is not there any more: what is in memory and what is on
  /// a disk have parted, whatever comes back.
  private let isLost = Mutex(false)

  /// Why nothing is kept any more.
  package struct Gone: Error, CustomStringConvertible {
    let path: String
    package var description: String { "\(path) was removed or replaced; start again" }
  }

  /// Of an open database, its log with it.
  package init(of path: String) {
    let log = "\(path)-wal"
    let ofLog = FileIdentity(at: log).map { [(log, $0 as FileIdentity?)] } ?? []
    files = [(path, FileIdentity(at: path))] + ofLog
  }

  /// - Throws: ``Gone``.
  package func check() throws(Gone) {
    guard !isLost.withLock({ $0 }) else { throw Gone(path: files[0].path) }
    try look()
  }

  /// The same, after something was written.
  ///
  /// - Throws: ``Gone``, from now on always.
  package func checkWritten() throws(Gone) {
    do throws(Gone) {
      try look()
    } catch {
      isLost.withLock { $0 = true }
      throw error
    }
  }

  private func look() throws(Gone) {
    for (path, identity) in files where FileIdentity(at: path) != identity || identity == nil {
      throw Gone(path: path)
    }
  }
}
