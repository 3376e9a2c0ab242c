/// The owner's phone hands its role in the car to another phone.
package struct SetOwnerStep: RefusableStep {
  package var actors = Actors()
  /// The name of the phone that is owner from then on.
  package var next = ""
  package var refused: String?

  package init() {}

  package static let forms = written(
    "set-owner", .phone,
    "The owner's phone hands its role in the car to another phone that is paired with it.",
    main: "to",
    fields: [.required("to", \.next, .phone, "The phone that is owner from then on.")] + acting,
    example: "set-owner: {phone: phone, to: second}")

  package var title: String { "set-owner to \(next)" }
}
