/// The phone meets the car, brings the time and whatever waits for it.
package struct VisitStep: RefusableStep {
  package var actors = Actors()
  package var refused: String?

  package init() {}

  package static let forms = written(
    "visit", .phone, "The phone meets the car, brings the time and whatever waits for it.",
    fields: acting, example: "visit: {phone: phone}")
}
