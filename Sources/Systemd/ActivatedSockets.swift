import Glibc

/// The listening sockets that the service manager hands over, by their names.
///
/// - Source: sd_listen_fds(3), systemd.socket(5) `FileDescriptorName=`.
package struct ActivatedSockets: Hashable, Sendable {
  /// Empty when this process was started in another way.
  package let descriptors: [String: Int32]

  /// Sockets of one start that are looked at.
  static let countMax = 64
  /// The first descriptor that is handed over.
  private static let first: Int32 = 3

  package static let none = ActivatedSockets(descriptors: [:])

  package init(descriptors: [String: Int32]) { self.descriptors = descriptors }

  /// Judges what `environment` says and what the descriptors are. No program that this process
  /// starts inherits them.
  ///
  /// - Throws: ``SystemdRefusal``, for a name that is not in `known` too.
  init(
    _ environment: [String: String], processID: Int32, known: [String]
  ) throws(SystemdRefusal) {
    // They are for another process when the number is not ours.
    guard environment["LISTEN_PID"].flatMap({ Int32($0) }) == processID,
      let countText = environment["LISTEN_FDS"]
    else {
      self = .none
      return
    }
    guard let count = Int(countText), (0...Self.countMax).contains(count) else {
      throw .descriptorCount(countText)
    }
    let text = environment["LISTEN_FDNAMES"] ?? ""
    let names =
      text.isEmpty
      ? [] : text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard names.count == count else {
      throw .namesMissing(descriptors: count, names: names.count)
    }
    var descriptors: [String: Int32] = [:]
    for (name, descriptor) in zip(names, Self.first...) {
      guard known.contains(name) else { throw .nameUnknown(name, known: known) }
      guard descriptors[name] == nil else { throw .nameTwice(name) }
      guard Self.isListener(descriptor) else {
        throw .notAListener(name: name, descriptor: descriptor)
      }
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      descriptors[name] = descriptor
    }
    self.descriptors = descriptors
  }

  private static func isListener(_ descriptor: Int32) -> Bool {
    option(SO_DOMAIN, of: descriptor) == AF_UNIX
      && option(SO_TYPE, of: descriptor) == Int32(SOCK_STREAM.rawValue)
      && option(SO_ACCEPTCONN, of: descriptor) == 1
  }

  private static func option(_ name: Int32, of descriptor: Int32) -> Int32? {
    var value: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(descriptor, SOL_SOCKET, name, &value, &size) == 0 ? value : nil
  }
}
