package import LinkProtocol

/// A change of the car: ignition, network, battery and so on.
package struct VehicleStep: Hashable, Sendable {
  package var actors: Actors
  /// Its `vehicle` is left empty.
  package var change: VehiclesSet
  package var refused: String?

  package init(actors: Actors = Actors(), change: VehiclesSet, refused: String? = nil) {
    self.actors = actors
    self.change = change
    self.refused = refused
  }
}
