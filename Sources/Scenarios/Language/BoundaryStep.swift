package import WorldTime

/// Moves world time to −1 ms, 0 and +1 ms of an instant, and looks at the service each time.
package struct BoundaryStep: Hashable, Sendable {
  package var actors: Actors
  package var service: String
  /// `nil` means the service's own `nextChangeAt` as the car tells it at this step.
  package var at: Instant?
  /// How it must look one millisecond before.
  package var before: ServiceLook
  /// How it must look at the instant itself and one millisecond later.
  package var after: ServiceLook

  package init(
    actors: Actors = Actors(), service: String, at: Instant? = nil, before: ServiceLook,
    after: ServiceLook
  ) {
    self.actors = actors
    self.service = service
    self.at = at
    self.before = before
    self.after = after
  }
}
