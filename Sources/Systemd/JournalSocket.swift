import Glibc

/// The way to the system's journal that keeps fields apart.
package final class JournalSocket: Sendable {
  private let address: DatagramAddress
  private let descriptor: Int32

  /// Where systemd listens.
  package static let systemPath = "/run/systemd/journal/socket"

  /// Opens it when what this process writes to its standard error goes to the journal anyway.
  ///
  /// - Returns: `nil` when it does not, or when the journal cannot be reached.
  /// - Source: systemd.exec(5), `JOURNAL_STREAM`.
  package convenience init?(
    _ environment: [String: String], errors: Int32 = STDERR_FILENO, path: String = systemPath
  ) {
    var status = stat()
    guard let stream = environment["JOURNAL_STREAM"], fstat(errors, &status) == 0,
      stream == "\(status.st_dev):\(status.st_ino)"
    else { return nil }
    self.init(path: path)
  }

  /// - Returns: `nil` when nobody listens there.
  init?(path: String) {
    guard let address = DatagramAddress(path) else { return nil }
    let type = Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(AF_UNIX, type, 0)
    guard descriptor >= 0 else { return nil }
    self.address = address
    self.descriptor = descriptor
    // An empty datagram is no entry, and shows whether there is somebody.
    guard address.send([], over: descriptor, flags: 0) == 0 else { return nil }
  }

  deinit { close(descriptor) }

  /// Sends an entry without waiting for a journal that is behind.
  ///
  /// - Returns: whether it was taken.
  func send(_ record: JournalRecord) -> Bool {
    address.send(record.bytes, over: descriptor, flags: Int32(MSG_DONTWAIT)) == 0
  }
}
