import Foundation

/// A folder of its own for one test, gone at the end of it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/hu-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw POSIXError(.EIO) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

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
