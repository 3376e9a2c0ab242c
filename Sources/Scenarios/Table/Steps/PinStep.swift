import WireText

/// The owner sets up the PIN of the remote services.
package struct PinStep: AddressedStep {
  package var actors = Actors()
  /// Four digits.
  package var pin = ""

  package init() {}

  package static let forms = written(
    "pin", .car, "The owner sets up the PIN for what needs one.", main: "pin",
    fields: [.required("pin", \.pin, .pin, "Four digits; write them in quotes.")] + both,
    example: "pin: \"1234\"")
}

extension FieldType where Value == String {
  static var pin: Self {
    .parsed(
      "four digits", expected: "a PIN of four digits",
      schema: ["type": "string", "pattern": "^[0-9]{4}$"]
    ) { text in text.count == 4 && text.allSatisfy { $0.isASCII && $0.isNumber } ? text : nil }
  }
}
