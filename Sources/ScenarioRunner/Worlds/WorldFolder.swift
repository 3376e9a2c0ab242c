import FoundationEssentials
package import Glibc
package import LinkProtocol
import NissanStore
import VehicleCatalog

/// The files of a world: the daemon's, the phones' and the store's, all in one folder.
package struct WorldFolder: Hashable, Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  package var state: String { "\(path)/state" }
  package var runtime: String { "\(path)/run" }
  /// What the daemon writes to standard error.
  package var log: String { "\(path)/headunitd.log" }
  package func socket(_ role: SocketRole) -> String { "\(runtime)/\(role.rawValue).sock" }
  /// All phones of the world have one store.
  package var store: String { "\(path)/store.sqlite" }
  /// The home of the phone, or of another one by its name.
  package func phoneHome(_ name: String? = nil) -> String {
    "\(path)/phone" + (name.map { "-\($0)" } ?? "")
  }
  /// A billing address in the customer's country, as JSON.
  package var address: String { "\(path)/address.json" }
}

extension WorldFolder {
  /// Copies what is kept, of which nothing is open.
  ///
  /// - Throws: ``HandleFailure`` when the folder is no world's, or cannot be copied.
  func copy(to other: WorldFolder) throws(HandleFailure) {
    let files = FileManager.default
    guard files.fileExists(atPath: state) else { throw .notReady("\(path) holds no world") }
    do {
      for name in try files.contentsOfDirectory(atPath: path)
      where name == "state" || name.hasPrefix("phone") || name.hasPrefix("store.sqlite")
        || name == "address.json"
      {
        try files.copyItem(atPath: "\(path)/\(name)", toPath: "\(other.path)/\(name)")
      }
    } catch {
      throw .system(call: "copy of \(path)", reason: "\(error)")
    }
  }

  /// Leaves a billing address for who buys there.
  func leaveAddress(in country: String, _ catalog: Catalog) {
    guard let country = catalog.country(country) else { return }
    // A file that could not be written is missed by what reads it.
    try? JSONEncoder().encode(AddressForm(anywhereIn: country)).write(to: URL(filePath: address))
  }

  /// The process that keeps the world; `nil` when nobody does.
  package var keeper: pid_t? {
    let lock = open("\(path)/lock", O_RDWR | O_CLOEXEC)
    guard lock >= 0 else { return nil }
    defer { close(lock) }
    guard flock(lock, LOCK_EX | LOCK_NB) != 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: 20)
    let count = max(0, read(lock, &bytes, bytes.count))
    let digits = bytes[..<count].prefix { $0 != UInt8(ascii: "\n") }
    return pid_t(String(decoding: digits, as: UTF8.self)).flatMap { $0 > 1 ? $0 : nil }
  }
}
