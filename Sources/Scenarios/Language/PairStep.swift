/// A phone and a car that meet for the first time.
package struct PairStep: Hashable, Sendable {
  /// What the people at both screens say to the numbers.
  package enum Answer: String, Hashable, Sendable, CaseIterable { case accept, reject }
  package var actors: Actors
  package var answer: Answer
  package var refused: String?

  package init(actors: Actors = Actors(), answer: Answer = .accept, refused: String? = nil) {
    self.actors = actors
    self.answer = answer
    self.refused = refused
  }
}
