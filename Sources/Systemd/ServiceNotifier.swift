import Glibc

/// Tells the service manager how this process is. Without one, everything said here is lost.
///
/// - Source: sd_notify(3), the datagrams of `NOTIFY_SOCKET`.
package struct ServiceNotifier: Sendable {
  /// One thing to tell.
  package enum Message: Hashable, Sendable {
    /// Ready for work, after the start or after a reload.
    case ready
    /// A reload begins, at this reading of `CLOCK_MONOTONIC`.
    case reloading(monotonicMicroseconds: Int64)
    case stopping
    /// One line for people.
    case status(String)
    /// Still alive.
    case watchdog

    var lines: [String] {
      switch self {
      case .ready: ["READY=1"]
      case .reloading(let microseconds): ["RELOADING=1", "MONOTONIC_USEC=\(microseconds)"]
      case .stopping: ["STOPPING=1"]
      case .status(let text): ["STATUS=" + Self.oneLine(text)]
      case .watchdog: ["WATCHDOG=1"]
      }
    }

    /// Characters of the longest status that is sent.
    private static let statusMax = 500

    private static func oneLine(_ text: String) -> String {
      String(text.prefix(statusMax).map { $0.isNewline ? " " : $0 })
    }
  }

  private let address: DatagramAddress?

  /// Tells nobody.
  package static let none = ServiceNotifier(address: nil)

  private init(address: DatagramAddress?) { self.address = address }

  /// - Throws: ``SystemdRefusal/notifySocket(_:)``.
  init(_ environment: [String: String]) throws(SystemdRefusal) {
    guard let text = environment["NOTIFY_SOCKET"], !text.isEmpty else {
      self = .none
      return
    }
    guard let address = DatagramAddress(text) else { throw .notifySocket(text) }
    self.init(address: address)
  }

  /// Somebody listens.
  package var isHeard: Bool { address != nil }

  /// Sends `messages` together.
  ///
  /// - Returns: why nobody heard it; `nil` when it was sent, or when there is nobody to tell.
  @discardableResult
  package func notify(_ messages: [Message]) -> String? {
    guard let address else { return nil }
    let text = messages.flatMap(\.lines).joined(separator: "\n")
    let failure = address.send(Array(text.utf8))
    return failure == 0 ? nil : String(cString: strerror(failure))
  }
}
