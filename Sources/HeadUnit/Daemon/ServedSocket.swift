import LinkProtocol

/// A socket that the daemon serves.
struct ServedSocket: Hashable, Sendable {
  let role: SocketRole
  let path: String
  /// It was handed over.
  let isInherited: Bool
}
