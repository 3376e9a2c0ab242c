import Crypto
import FoundationEssentials
import Glibc
import GRDB

/// The copies of a database that the daemon keeps beside it.
///
/// Names are the daemon's own. What a caller names is only ever compared with what is there, so
/// that no path can lead elsewhere.
struct BackupFolder: Sendable {
  /// One copy.
  struct Backup: Hashable, Sendable {
    let name: String
    let path: String
    let bytes: Int
    let sha256: String
  }

  /// Why there is no backup.
  enum Refusal: Error, Hashable {
    case full(limit: Int)
    case unknown(String)
  }

  private let folder: String
  /// Backups kept at once.
  private let limit: Int

  init(in folder: String, limit: Int) {
    self.folder = folder
    self.limit = limit
  }

  /// Copies what `source` keeps now. `stamp` is a part of the name: `20260131T101500Z`.
  ///
  /// - Throws: ``Refusal/full(limit:)``, ``DatabaseCopy/Failure``, what SQLite says.
  func make(of source: DatabaseQueue, stamp: String) throws -> Backup {
    if let reason = Folder.make(folder, mode: 0o700) {
      throw DatabaseCopy.Failure(description: "folder \(folder) cannot be used; \(reason)")
    }
    let taken = try names
    guard taken.count < limit else { throw Refusal.full(limit: limit) }
    let beginning = "headunit-\(stamp)"
    let names = (1...limit).lazy.map { $0 == 1 ? beginning : "\(beginning)-\($0)" }
      .map { "\($0).sqlite" }
    guard let name = names.first(where: { !taken.contains($0) }) else {
      throw Refusal.full(limit: limit)
    }
    let path = "\(folder)/\(name)"
    try DatabaseCopy.make(of: source, at: path)
    let (bytes, hash) = try Self.measure(path)
    return Backup(name: name, path: path, bytes: bytes, sha256: hash)
  }

  /// At most `count` bytes of a backup from `offset` on, and how long it is.
  ///
  /// - Throws: ``Refusal/unknown(_:)``, ``DatabaseCopy/Failure``.
  func read(
    _ name: String, from offset: Int, count: Int
  ) throws -> (part: [UInt8], bytes: Int) {
    let file = open(try path(of: name), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0, let bytes = FileLength.bytes(of: file) else {
      throw Self.failure("reading \(name)")
    }
    defer { close(file) }
    var part = [UInt8](repeating: 0, count: count)
    let taken = pread(file, &part, count, offset)
    guard taken >= 0 else { throw Self.failure("reading \(name)") }
    return (Array(part.prefix(taken)), bytes)
  }

  /// - Throws: ``Refusal/unknown(_:)``, ``DatabaseCopy/Failure``.
  func remove(_ name: String) throws {
    guard unlink(try path(of: name)) == 0 else { throw Self.failure("removing \(name)") }
  }

  private func path(of name: String) throws -> String {
    guard try names.contains(name) else { throw Refusal.unknown(name) }
    return "\(folder)/\(name)"
  }

  private var names: Set<String> {
    get throws {
      guard access(folder, F_OK) == 0 else { return [] }
      let all = try FileManager.default.contentsOfDirectory(atPath: folder)
      return Set(all.filter { $0.hasSuffix(".sqlite") })
    }
  }

  private static func measure(_ path: String) throws -> (bytes: Int, sha256: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure("reading \(path)") }
    defer { close(file) }
    var (hash, bytes) = (SHA256(), 0)
    var piece = [UInt8](repeating: 0, count: 256 << 10)
    while true {
      let count = Glibc.read(file, &piece, piece.count)
      guard count >= 0 else { throw failure("reading \(path)") }
      if count == 0 { break }
      hash.update(data: piece.prefix(count))
      bytes += count
    }
    return (bytes, hash.finalize().map { Self.hexadecimal($0) }.joined())
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  private static func failure(_ step: String) -> DatabaseCopy.Failure {
    DatabaseCopy.Failure(description: "\(step) failed (\(Folder.lastError))")
  }
}
