import Foundation
import TestSupport

extension TemporaryFolder {
  /// Where a head unit keeps its state in here.
  var state: String { "\(path)/state" }
  var database: String { "\(state)/headunit.sqlite" }

  /// The folder as a process that is killed now would leave it: what SQLite has written, without
  /// the shared memory that dies with the process.
  func afterPowerCut() throws -> TemporaryFolder {
    let copy = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: copy.state, withIntermediateDirectories: false)
    for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: database + suffix) {
      try FileManager.default.copyItem(atPath: database + suffix, toPath: copy.database + suffix)
    }
    return copy
  }
}
