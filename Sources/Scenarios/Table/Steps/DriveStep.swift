/// A journey; it takes no world time.
package struct DriveStep: RefusableStep {
  package var actors = Actors()
  package var kilometres = 0.0
  package var topSpeed: Int?
  package var refused: String?

  package init() {}

  package static let forms = written(
    "drive", .car, "A journey; it takes no world time.", main: "kilometres",
    fields: [
      .required("kilometres", \.kilometres, .number("kilometres", 0...100_000), "How far."),
      .optional(
        "topSpeed", \.topSpeed, .integer("a speed in km/h", 1...400), "Its top speed in km/h."),
    ] + car + refusal, example: "drive: {kilometres: 120, topSpeed: 90}")

  package var title: String { "drive \(kilometres) km" }
}
