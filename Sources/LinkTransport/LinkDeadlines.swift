import NIOCore

/// The time limits of one connection: what is being waited for, since when. A pure value.
struct LinkDeadlines: Sendable {
  /// Something that has taken too long.
  enum Lapse: Hashable, Sendable {
    case refused(LinkRefusal)
    case peerNeverReads
  }

  private let limits: LinkLimits
  private var partialLineSince: NIODeadline?
  private var silentSince: NIODeadline?
  private var peerLagsSince: NIODeadline?

  init(limits: LinkLimits, at now: NIODeadline) {
    self.limits = limits
    silentSince = now
  }

  /// Bytes have arrived.
  mutating func received(completesLine: Bool, leavesPartialLine: Bool, at now: NIODeadline) {
    if completesLine { excuseSilence(at: now) }
    if !leavesPartialLine {
      partialLineSince = nil
    } else if completesLine || partialLineSince == nil {
      partialLineSince = now
    }
  }

  /// It is not the peer that keeps its line from ending: the time of a partial line starts anew.
  mutating func excusePartialLine(at now: NIODeadline) {
    partialLineSince = partialLineSince.map { _ in now }
  }

  /// It is not the peer that is silent: the time of its silence starts anew.
  mutating func excuseSilence(at now: NIODeadline) { silentSince = silentSince.map { _ in now } }
  mutating func authenticated() { silentSince = nil }
  mutating func peerLags(at now: NIODeadline) { peerLagsSince = peerLagsSince ?? now }
  mutating func peerCaughtUp() { peerLagsSince = nil }

  /// When to look again; `nil` when nothing is waited for.
  var next: NIODeadline? { entries.map(\.due).min() }

  /// What has lapsed.
  func lapse(at now: NIODeadline) -> Lapse? {
    entries.filter { $0.due <= now }.min { $0.due < $1.due }?.lapse
  }

  private var entries: [(due: NIODeadline, lapse: Lapse)] {
    var entries: [(NIODeadline, Lapse)] = []
    if let since = partialLineSince, let limit = limits.partialLineSecondsMax {
      entries.append(
        (since + .seconds(Int64(limit)), .refused(.partialLineTooOld(limitSeconds: limit)))
      )
    }
    if let since = silentSince, let limit = limits.idleUnauthenticatedSecondsMax {
      entries.append(
        (since + .seconds(Int64(limit)), .refused(.idleUnauthenticated(limitSeconds: limit)))
      )
    }
    if let since = peerLagsSince {
      entries.append((since + .seconds(Int64(limits.outgoingStallSecondsMax)), .peerNeverReads))
    }
    return entries
  }
}
