import FoundationEssentials
import Glibc

/// A folder for what is thrown away; its path is short, as the paths of sockets must be.
///
/// It is locked for as long as its owner lives, whose process the lock names. What an owner left
/// that was killed is removed by the next one.
final class ScratchFolder: Sendable {
  let path: String
  private let lock: Int32

  /// In memory where the system has a folder there: what is thrown away need not reach a disk.
  private static let places = ["/dev/shm", "/tmp"]
  private static let prefix = "hu-world-"

  init() throws(HandleFailure) {
    for place in Self.places {
      Self.removeLeftovers(in: place)
      var template = Array("\(place)/\(Self.prefix)XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else { continue }
      let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      // Nobody else has seen the folder: it has no lock to be tried.
      let lock = open("\(path)/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else { continue }
      let owner = Array("\(getpid())\n".utf8)
      guard write(lock, owner, owner.count) == owner.count else { continue }
      (self.path, self.lock) = (path, lock)
      return
    }
    throw HandleFailure("mkdtemp", errno: errno)
  }

  deinit { close(lock) }

  /// It is nobody's any more, and nobody removes it.
  func keep() { unlink("\(path)/lock") }

  /// What cannot be removed stays.
  func remove() { try? FileManager.default.removeItem(atPath: path) }

  private static func removeLeftovers(in place: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let lock = open("\(place)/\(name)/lock", O_RDWR | O_CLOEXEC)
      guard lock >= 0 else { continue }
      defer { close(lock) }
      guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { continue }
      try? FileManager.default.removeItem(atPath: "\(place)/\(name)")
    }
  }
}
