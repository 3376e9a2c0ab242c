/// A phone and a car that meet for the first time.
package struct PairStep: Hashable, Sendable {
  /// What the people at both screens say to the numbers.
  package enum Answer: String, Hashable, Sendable, CaseIterable { case accept, reject }
  /// What somebody between the two does to be paired with both.
  package enum Craft: String, Hashable, Sendable, CaseIterable {
    /// Puts a key of their own in the place of each side's.
    case swapsKeys = "swaps_keys"
    /// Changes the car's nonce once the car has committed to it.
    case changesNonce = "changes_nonce"
    /// Is a car to the phone and a phone to the car, with a commitment of their own.
    case playsBoth = "plays_both"
  }
  package var actors: Actors
  package var answer: Answer
  /// Somebody sits between them.
  package var through: Craft?
  package var refused: String?

  package init(
    actors: Actors = Actors(), answer: Answer = .accept, through: Craft? = nil,
    refused: String? = nil
  ) {
    self.actors = actors
    self.answer = answer
    self.through = through
    self.refused = refused
  }
}
