/// Data of the car are erased.
package struct WipeStep: Hashable, Sendable {
  package var actors: Actors
  /// As in `vehicles.reset`: `head_unit`, `telematics` or `all`.
  package var what: String

  package init(actors: Actors = Actors(), what: String) {
    self.actors = actors
    self.what = what
  }
}
