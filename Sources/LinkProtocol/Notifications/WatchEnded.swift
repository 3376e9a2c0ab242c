/// The last word of a watch that its reader did not end.
package struct WatchEnded: LinkNotification, Hashable {
  package var watch: Int
  package var reason: Reason

  /// Why there is nothing more to tell.
  package enum Reason: String, WireEnum, Hashable {
    case vehicleRemoved = "vehicle_removed"
    case sessionEnded = "session_ended"
    /// The journal could not be read.
    case readFailed = "read_failed"
  }

  package static let method = "watch.ended"
  package static let summary = "Tells that a watch came to its end; the connection goes on."
  package static let sockets: [SocketRole] = [.phone, .control]
  package static let notes = [
    "watch": "The watch's number on this connection.",
    "reason": "Why.",
  ]

  package init(watch: Int, reason: Reason) {
    self.watch = watch
    self.reason = reason
  }

  package static let example = WatchEnded(watch: 1, reason: .vehicleRemoved)
}
