import Entitlements
package import WorldTime

/// The world's clock, and what its last movement brought about.
package struct ClockReport: Codable, Hashable, Sendable, WireDocumented {
  package var worldTime: Instant
  package var clockMode: WorldClock.Mode
  package var rate: Double
  package var nextChangeAt: Instant?
  package var changes: [ServiceChange]
  package var changesTotal: Int
  package var host: HostClockReport?

  package static let notes = [
    "worldTime": "What is true in the simulation.",
    "clockMode": "Whether it follows the host or a tester.",
    "rate": "World seconds for each second of the host; 0 is frozen.",
    "nextChangeAt": "The earliest change that any vehicle has ahead; absent when none.",
    "changes": "What fell due during this call, in due order; at most `changesListedMax`.",
    "changesTotal": "How many changes fell due, listed or not.",
    "host": "The host's clock; absent in a virtual world.",
  ]

  package init(
    worldTime: Instant, clockMode: WorldClock.Mode, rate: Double, nextChangeAt: Instant? = nil,
    changes: [ServiceChange] = [], changesTotal: Int = 0, host: HostClockReport? = nil
  ) {
    self.worldTime = worldTime
    self.clockMode = clockMode
    self.rate = rate
    self.nextChangeAt = nextChangeAt
    self.changes = changes
    self.changesTotal = changesTotal
    self.host = host
  }

  package static let sample = ClockReport(
    worldTime: Instant(milliseconds: 1_769_854_200_000), clockMode: .virtual, rate: 0,
    nextChangeAt: Instant(milliseconds: 1_772_272_800_000),
    changes: [
      ServiceChange(
        at: Instant(milliseconds: 1_769_853_720_000), vehicle: "SJNTAAJ12U0000001",
        service: "smart-alerts", from: .activating, to: .active, reason: "paid")
    ], changesTotal: 1)
}
