/// A document that was issued before is handed over once more.
package struct ReplayStep: Hashable, Sendable {
  package var actors: Actors
  /// The version of the document, counted from 1.
  package var version: Int
  package var refused: String?

  package init(actors: Actors = Actors(), version: Int, refused: String? = nil) {
    self.actors = actors
    self.version = version
    self.refused = refused
  }
}
