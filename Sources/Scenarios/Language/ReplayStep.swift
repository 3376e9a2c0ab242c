/// A document that was issued before is handed over once more.
package struct ReplayStep: Hashable, Sendable {
  package var actors: Actors
  /// The version of the document, counted from 1.
  package var version: Int
  /// The vehicle that it was issued for, where that is another one than it is handed to.
  package var issuedFor: String?
  package var refused: String?

  package init(
    actors: Actors = Actors(), version: Int, issuedFor: String? = nil, refused: String? = nil
  ) {
    self.actors = actors
    self.version = version
    self.issuedFor = issuedFor
    self.refused = refused
  }
}
