/// The newest document of the phone is handed over as somebody made it who has no key that the car
/// trusts.
package struct ForgeStep: Hashable, Sendable {
  /// What was made of it.
  package enum Craft: String, Hashable, Sendable, CaseIterable {
    /// It says something else, under the true signature.
    case payload
    /// One bit of its signature is another.
    case signature
    /// It says that it is not signed, and is not.
    case noAlgorithm = "alg_none"
    /// Signed by ES256, with a P-256 key of the forger's.
    case es256
    /// Signed as it should be, by a store of the forger's own.
    case unknownKey = "unknown_key"
  }
  package var actors: Actors
  package var craft: Craft
  package var refused: String?

  package init(actors: Actors = Actors(), _ craft: Craft, refused: String? = nil) {
    self.actors = actors
    self.craft = craft
    self.refused = refused
  }
}
