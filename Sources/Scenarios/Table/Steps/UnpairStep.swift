/// The phone forgets the car and the car the phone.
package struct UnpairStep: AddressedStep {
  package var actors = Actors()

  package init() {}

  package static let forms = written(
    "unpair", .phone, "The phone forgets the car and the car the phone.", fields: both,
    example: "unpair")
}
