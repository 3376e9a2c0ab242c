/// A step and where it was written.
package struct PlacedStep: Hashable, Sendable {
  package var step: any Step
  package var place: SourcePlace

  package init(_ step: any Step, at place: SourcePlace) {
    self.step = step
    self.place = place
  }

  package static func == (left: PlacedStep, right: PlacedStep) -> Bool {
    AnyHashable(left.step) == AnyHashable(right.step) && left.place == right.place
  }

  package func hash(into hasher: inout Hasher) {
    step.hash(into: &hasher)
    place.hash(into: &hasher)
  }
}
