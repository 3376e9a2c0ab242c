/// Why what the service manager handed over cannot be used.
package enum SystemdRefusal: Error, Hashable, Sendable {
  /// `LISTEN_FDS` is no number of descriptors.
  case descriptorCount(String)
  /// There are descriptors and not as many names.
  case namesMissing(descriptors: Int, names: Int)
  case nameUnknown(String, known: [String])
  case nameTwice(String)
  /// It is no listening Unix stream socket.
  case notAListener(name: String, descriptor: Int32)
  /// `NOTIFY_SOCKET` is no address that we can send to.
  case notifySocket(String)
  /// `WATCHDOG_USEC` is no number of microseconds.
  case watchdog(String)
}

extension SystemdRefusal: CustomStringConvertible {
  /// Stable, lower_snake.
  package var name: String {
    switch self {
    case .descriptorCount: "activation_count_invalid"
    case .namesMissing: "activation_names_missing"
    case .nameUnknown: "activation_name_unknown"
    case .nameTwice: "activation_name_twice"
    case .notAListener: "activation_not_a_listener"
    case .notifySocket: "notify_socket_invalid"
    case .watchdog: "watchdog_invalid"
    }
  }

  package var description: String {
    switch self {
    case .descriptorCount(let text):
      "LISTEN_FDS ‘\(text)’ is not a whole number from 0 to \(ActivatedSockets.countMax)"
    case .namesMissing(let descriptors, let names):
      "LISTEN_FDS hands over \(descriptors) sockets and LISTEN_FDNAMES names \(names);"
        + " each socket unit needs its FileDescriptorName="
    case .nameUnknown(let name, let known):
      "LISTEN_FDNAMES has ‘\(name)’; a socket is named "
        + known.map { "‘\($0)’" }.joined(separator: " or ")
    case .nameTwice(let name): "LISTEN_FDNAMES has ‘\(name)’ twice"
    case .notAListener(let name, let descriptor):
      "descriptor \(descriptor), named ‘\(name)’, is no listening Unix stream socket"
    case .notifySocket(let text):
      "NOTIFY_SOCKET ‘\(text)’ is neither an absolute path nor @ and a name, of at most "
        + "\(DatagramAddress.nameBytesMax) bytes"
    case .watchdog(let text):
      "WATCHDOG_USEC ‘\(text)’ is not a whole number of microseconds above 0"
    }
  }
}
