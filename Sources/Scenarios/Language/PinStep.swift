/// The owner sets up the PIN of the remote services.
package struct PinStep: Hashable, Sendable {
  package var actors: Actors
  /// Four digits.
  package var pin: String

  package init(actors: Actors = Actors(), pin: String) {
    self.actors = actors
    self.pin = pin
  }
}
