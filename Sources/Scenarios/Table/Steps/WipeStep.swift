package import CarModel
import LinkProtocol

/// Data of the car are erased.
package struct WipeStep: AddressedStep {
  package var actors = Actors()
  package var what = Wipe.all

  package init() {}

  package static let forms = written(
    "wipe", .car, "Erases what the car keeps, as before a sale.", main: "what",
    fields: [.required("what", \.what, .choice("wipe"), "What is erased.")] + car,
    example: "wipe: head_unit")

  package var title: String { "wipe \(what.rawValue)" }
}
