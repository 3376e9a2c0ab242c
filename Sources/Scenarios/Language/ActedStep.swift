/// A step that may be refused: with `refused` it must be, by that name.
package struct ActedStep: Hashable, Sendable {
  package var actors: Actors
  package var refused: String?

  package init(actors: Actors = Actors(), refused: String? = nil) {
    self.actors = actors
    self.refused = refused
  }
}
