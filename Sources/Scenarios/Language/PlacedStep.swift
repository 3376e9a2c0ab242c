/// A step and where it was written.
package struct PlacedStep: Hashable, Sendable {
  package var step: Step
  package var place: SourcePlace

  package init(_ step: Step, at place: SourcePlace) {
    self.step = step
    self.place = place
  }
}
