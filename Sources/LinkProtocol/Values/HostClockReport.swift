package import WorldTime

/// What the clock of the daemon's host shows, for a world that follows it.
package struct HostClockReport: Codable, Hashable, Sendable, WireDocumented {
  package var time: Instant
  package var held: Bool
  package var behindSeconds: Int
  package var lastStep: HostStepReport?

  package static let notes = [
    "time": "What it shows.",
    "held": """
    It is behind world time, which is frozen until it has caught up. If that lead is an error, \
    `clock.rejoin` ends it.
    """,
    "behindSeconds": "How far it is behind, rounded up; 0 when it is not.",
    "lastStep": "The last time that it did not just go on; absent when it always has.",
  ]

  package init(time: Instant, behindSeconds: Int, lastStep: HostStepReport? = nil) {
    self.time = time
    held = behindSeconds > 0
    self.behindSeconds = behindSeconds
    self.lastStep = lastStep
  }
}

/// A step of the host's clock.
package struct HostStepReport: Codable, Hashable, Sendable, WireDocumented {
  package var kind: HostStepKind
  package var from: Instant
  package var to: Instant

  package static let notes = [
    "kind": "Somebody set the clock ahead or back, or the host slept.",
    "from": "What it would have shown then if it had just gone on.",
    "to": "What it showed then.",
  ]

  package init(kind: HostStepKind, from: Instant, to: Instant) {
    (self.kind, self.from, self.to) = (kind, from, to)
  }
}

/// How a host's clock steps.
package enum HostStepKind: String, WireEnum, Hashable {
  case setAhead = "set_ahead"
  case setBack = "set_back"
  case slept
}
