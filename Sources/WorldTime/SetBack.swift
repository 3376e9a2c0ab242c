/// World time goes back, because the host's clock had led it astray: from an instant that never was
/// to the true one.
package struct SetBack: Hashable, Sendable {
  package let from: Instant
  package let to: Instant

  package init(from: Instant, to: Instant) { (self.from, self.to) = (from, to) }

  /// Milliseconds that the world ran ahead.
  package var leadMilliseconds: Int64 { from.milliseconds(since: to) }

  /// Where something stands after it that was noted at `instant`, or waits for it.
  ///
  /// What lies ahead of the true instant was noted in the time that never was, or waits for what
  /// would have come after it, and moves along: as much has passed since, and as much is left.
  /// What lies before is history and stays.
  package func callAsFunction(_ instant: Instant) -> Instant {
    instant <= to ? instant : instant.advanced(milliseconds: -leadMilliseconds)
  }
}
