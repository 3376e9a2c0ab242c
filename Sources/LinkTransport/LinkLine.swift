/// One line as it arrived.
package enum LinkLine: Hashable, Sendable {
  /// The bytes between two line ends, which are neither empty nor only blanks.
  case line([UInt8])
  /// A line beyond ``LinkLimits/lineBytesMax``. Its bytes are gone; the next line is unharmed.
  case tooLong(limitBytes: Int)
}

/// Why the transport itself sends a peer away. The peer is told with one last line.
package enum LinkRefusal: Error, Hashable, Sendable {
  case tooManyConnections(limit: Int)
  case tooManyConnectionsOfUser(uid: UInt32, limit: Int)
  case partialLineTooOld(limitSeconds: Int)
  case idleUnauthenticated(limitSeconds: Int)
}

extension LinkRefusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooManyConnections(let limit):
      "connection refused: all \(limit) connections of this socket are taken"
    case .tooManyConnectionsOfUser(let uid, let limit):
      "connection refused: user \(uid) already has \(limit) connections, the most allowed"
    case .partialLineTooOld(let limit):
      "connection closed: a line was begun and not ended within \(limit) s"
    case .idleUnauthenticated(let limit):
      "connection closed: silent for \(limit) s without a session or a watch"
    }
  }
}

/// Why a connection's lines came to their end.
package enum LinkEnd: Hashable, Sendable {
  /// The peer closed its side, or went away.
  case byPeer
  /// ``LinkConnection/close()`` was called.
  case byUs
  /// The server stops.
  case stopping
  case refused(LinkRefusal)
  /// The peer did not read, see ``LinkSendError``.
  case peerNeverReads
  /// The operating system's words.
  case failed(String)
}
