package import WorldTime

/// What the driver makes the car's display show.
package struct WallClockStep: Hashable, Sendable {
  /// What the display is set to.
  package enum Reading: Hashable, Sendable {
    case instant(Instant)
    /// This long before (negative months and milliseconds) or after world time.
    case offset(Period)
  }
  package var actors: Actors
  package var reading: Reading

  package init(actors: Actors = Actors(), reading: Reading) {
    self.actors = actors
    self.reading = reading
  }
}
