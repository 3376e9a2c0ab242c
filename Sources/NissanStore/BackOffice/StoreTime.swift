package import WorldTime

/// World time as the store has seen it.
package enum StoreTime {
  /// Phones that share a store may differ by this much; a car takes a document that is ahead of
  /// it by as much.
  package static let tolerance = Period.minutes(5)

  /// Nobody knows what time it is. What is asked then waits for nothing that is due, and binds the
  /// store to no time.
  package static let unknown = Instant.distantPast

  /// - Throws: `time_ran_backwards` when `now` lies further back than phones may differ.
  package static func check(_ now: Instant, seen: Instant) throws(StoreRefusal) {
    guard now >= seen.subtracting(tolerance) else {
      throw .timeRanBackwards(now: now, seen: seen)
    }
  }
}
