/// A phone signs in to the account of another: both are the same customer's from then on.
package struct SignInStep: RefusableStep {
  package var actors = Actors()
  /// The name of the phone whose account it is.
  package var other = ""
  package var refused: String?

  package init() {}

  package static let forms = written(
    "sign-in", .store,
    "The phone signs in to the account of another phone. A car that it is paired with must be"
      + " paired again to be that account's.", main: "as",
    fields: [
      .required("as", \.other, .phone, "The phone whose account it is.")
    ] + phone + refusal, example: "sign-in: {phone: second, as: phone}")

  package var title: String { "sign-in as \(other)" }
}
