import FoundationEssentials
import Glibc

/// A folder for what is thrown away; its path is short, as the paths of sockets must be.
struct ScratchFolder: Sendable {
  let path: String

  /// In memory where the system has a folder there: what is thrown away need not reach a disk.
  private static let places = ["/dev/shm", "/tmp"]

  init() throws(BenchLoss) {
    for place in Self.places {
      var template = Array("\(place)/hu-XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else { continue }
      path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      return
    }
    throw .system(call: "mkdtemp", reason: String(cString: strerror(errno)))
  }

  /// What cannot be removed stays.
  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
