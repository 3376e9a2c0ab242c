/// Hands over the newest document.
package struct PushStep: RefusableStep {
  package var actors = Actors()
  package var refused: String?

  package init() {}

  package static let forms = written(
    "push", .phone, "The phone hands over the newest document.", fields: acting,
    example: "push")
}
