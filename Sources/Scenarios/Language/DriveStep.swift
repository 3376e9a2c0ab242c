/// A journey; it takes no world time.
package struct DriveStep: Hashable, Sendable {
  package var actors: Actors
  package var kilometres: Double
  package var topSpeed: Int?
  package var refused: String?

  package init(
    actors: Actors = Actors(), kilometres: Double, topSpeed: Int? = nil, refused: String? = nil
  ) {
    self.actors = actors
    self.kilometres = kilometres
    self.topSpeed = topSpeed
    self.refused = refused
  }
}
