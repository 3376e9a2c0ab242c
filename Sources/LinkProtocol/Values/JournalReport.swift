package import WorldTime

/// One entry of a car's journal: who did what, when.
package struct JournalReport: Codable, Hashable, Sendable, WireDocumented {
  package var sequence: Int
  package var vehicle: String
  package var at: Instant
  package var wall: Instant
  package var actor: String
  package var kind: JournalKind
  package var service: String?
  package var details: JournalDetails

  package static let notes = [
    "sequence": "Counts the entries of one car from 1, without a gap; no number comes twice.",
    "vehicle": "The VIN.",
    "at": "World time, exact however late it was looked at.",
    "wall": "What the car's own display clock showed then.",
    "actor": "Who did it: `time`, `daemon`, `tester uid 0` or `phone` and its name.",
    "kind": "What happened.",
    "service": "The service's id, of what concerns one service.",
    "details": "What else there is to say, each by its name.",
  ]

  package init(
    sequence: Int, vehicle: String, at: Instant, wall: Instant, actor: String, kind: JournalKind,
    service: String? = nil, details: JournalDetails = [:]
  ) {
    self.sequence = sequence
    self.vehicle = vehicle
    self.at = at
    self.wall = wall
    self.actor = actor
    self.kind = kind
    self.service = service
    self.details = details
  }

  package static let sample = JournalReport(
    sequence: 6, vehicle: "SJNTAAJ12U0000001", at: Instant(milliseconds: 1_769_853_720_000),
    wall: Instant(milliseconds: 1_769_853_720_000), actor: "time", kind: .serviceChanged,
    service: "smart-alerts", details: ["from": "activating", "to": "active", "reason": "paid"])
}
