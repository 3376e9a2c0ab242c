package import WorldTime

/// An instant: RFC 3339 in UTC with milliseconds, `2026-02-28T10:00:00.000Z`.
extension Instant: WireScalar {
  package static var schema: WireSchema { .string(format: "date-time") }
  package static var sample: Instant { Instant(milliseconds: 0) }
}

/// A length of time: ISO 8601, `P1M`, `PT10M`.
extension Period: WireScalar {
  package static var schema: WireSchema { .string(format: "duration") }
  package static var sample: Period { .zero }
}
