/// The terminal of the 12 V battery comes off, and stays off until it goes on again.
package struct PowerStep: AddressedStep {
  package var actors = Actors()
  package var isConnected = false

  package init() {}

  package static let forms =
    written(
      "power-cut", .car, "The terminal of the 12 V battery comes off, until `power-return`.",
      fields: car, example: "power-cut")
    + written(
      "power-return", .car, "The terminal goes on again.", blank: Self { $0.isConnected = true },
      fields: car, example: "power-return")

  package var form: StepForm<Self> { Self.forms[isConnected ? 1 : 0] }
}
